import type { Address, Hex } from "../primitives.ts";
import type { AllowDeed, ControlKind, Deed } from "./action.ts";
import { max256 } from "./amounts.ts";
import type { Words, WordType } from "./words.ts";

export interface CallContext {
  contract: Address;
  actor: Address;
  value: bigint;
}

/** A function of a standard whose arguments are one word each, and what calling it does. */
export interface WordFunction {
  /** Its selector is the key; a test recomputes it. */
  signature: string;
  types: readonly WordType[];
  read: (words: Words, call: CallContext) => Deed;
}

export type Read = WordFunction["read"];

export function entry(selector: Hex, signature: string, read: Read): [Hex, WordFunction] {
  const list = signature.slice(signature.indexOf("(") + 1, -1);
  return [selector, { signature, types: list === "" ? [] : (list.split(",") as WordType[]), read }];
}

export function grant(call: CallContext, spender: Address, amount: bigint): AllowDeed {
  return {
    kind: "allow",
    token: call.contract,
    owner: call.actor,
    spender,
    amount,
    most: max256,
    mode: "set",
    endsAt: null,
    form: "call",
    isOnce: false,
  };
}

export function allow(mode: AllowDeed["mode"]): Read {
  return (words, call) => ({ ...grant(call, words.address(0), words.amount(1)), mode });
}

export function operator(call: CallContext, party: Address, isApproved: boolean): Deed {
  return { kind: "operator", token: call.contract, operator: party, isApproved, form: "call" };
}

export function control(what: ControlKind, index: number | null): Read {
  return (words, call) => ({
    kind: "control",
    what,
    contract: call.contract,
    party: index === null ? null : words.address(index),
  });
}

export function sendToken(call: CallContext, from: Address, to: Address, amount: bigint): Deed {
  return {
    kind: "send",
    asset: { kind: "erc20", token: call.contract, amount },
    from,
    to,
    actor: call.actor,
  };
}
