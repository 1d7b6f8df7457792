import { numberToHex } from "viem";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { Dice } from "./dice.ts";
import { encodeCall } from "./encode.ts";
import { type CallDraft, type Draft, type TypedDraft, victim } from "./stratum.ts";

/** A request as a page would send it. */
export interface Form {
  method: string;
  params: unknown;
}

/**
 * One outer form of a request. `isOfThieves`: no honest page writes it, so that the benign twin keeps the plain form; else
 * both carry it, and it must make no difference.
 */
export interface Mutator<D extends Draft = Draft> {
  name: string;
  isOfThieves: boolean;
  /** Null: it cannot be written so. */
  write: (draft: D, dice: Dice) => Form | null;
}

/** The form that most pages send. */
export const plainCall: Mutator<CallDraft> = {
  name: "plain",
  isOfThieves: false,
  write: (draft) => transaction(draft, { data: draft.data }),
};
export const plainTyped: Mutator<TypedDraft> = {
  name: "plain",
  isOfThieves: false,
  write: ({ typedData }) => typed(JSON.stringify(typedData)),
};

export const callMutators: readonly Mutator<CallDraft>[] = [
  honest("as input", (draft) => transaction(draft, { input: draft.data })),
  honest("data and input", (draft) => transaction(draft, { data: draft.data, input: draft.data })),
  honest("upper case", (draft) => transaction(draft, { data: `0x${draft.data.slice(2).toUpperCase()}` })),
  honest("in a batch", (draft, dice) => batch([draft], dice)),
  honest("behind other calls", (draft, dice) => batch([...harmless(dice), draft], dice)),
  honest("nested", (draft, dice) => {
    if (draft.data === "0x" || draft.value > 0n) return null;
    return transaction(draft, { data: nest(draft.data, 1 + dice.below(4)) });
  }),
  honest("padded", (draft, dice) => {
    if (draft.data === "0x") return null;
    return transaction(draft, { data: `${draft.data}${dice.bytes(1 + dice.below(64)).slice(2)}` });
  }),
  ofThieves("short", (draft, dice) => {
    if (draft.data.length < 74) return null;
    return transaction(draft, { data: draft.data.slice(0, -2 * (1 + dice.below(16))) });
  }),
  ofThieves("dirty", (draft, dice) => {
    // The first argument has to be an address, or there is nothing beside it to be dirty.
    if (!/^0x[0-9a-f]{8}0{24}(?!0{20})/.test(draft.data)) return null;
    return transaction(draft, { data: `${draft.data.slice(0, 10)}${dirt(dice)}${draft.data.slice(34)}` });
  }),
  ofThieves("odd", (draft) => {
    return draft.data === "0x" ? null : transaction(draft, { data: `0x${draft.data.slice(3)}` });
  }),
  ofThieves("data beside input", (draft) =>
    draft.data === "0x" ? null : transaction(draft, { data: draft.data, input: encodeCall("name()") }),
  ),
  ofThieves("true as 2", (draft) =>
    /^0x(?:a22cb465|558a7297)/.test(draft.data)
      ? transaction(draft, { data: `${draft.data.slice(0, -1)}2` })
      : null,
  ),
];

export const typedMutators: readonly Mutator<TypedDraft>[] = [
  honestTyped("as an object", ({ typedData }) => typed(typedData)),
  honestTyped("with blanks", ({ typedData }) => typed(JSON.stringify(typedData, null, 2))),
  honestTyped("chain as text", ({ typedData }) =>
    typed(JSON.stringify({ ...typedData, domain: { ...typedData.domain, chainId: "1" } })),
  ),
  thievesTyped("a key twice", ({ typedData }) => {
    const text = JSON.stringify(typedData);
    const at = text.lastIndexOf('"message":{') + '"message":{'.length;
    const [first = ""] = Object.keys(typedData.message);
    return typed(`${text.slice(0, at)}"${first}":"${victim}",${text.slice(at)}`);
  }),
  thievesTyped("a field not hashed", ({ typedData }) =>
    typed(
      JSON.stringify({ ...typedData, message: { ...typedData.message, note: "Free. Nothing is moved." } }),
    ),
  ),
  thievesTyped("a key beside", ({ typedData }) => typed({ ...typedData, display: "Sign in" })),
  thievesTyped("another chain", ({ typedData }) =>
    typed({ ...typedData, domain: { ...typedData.domain, chainId: 56 } }),
  ),
  thievesTyped("a number beyond 2^53", ({ typedData }) => {
    const [name] =
      Object.entries(typedData.message).find(([, value]) => /^\d{17,}$/.test(String(value))) ?? [];
    if (name === undefined) return null;
    return typed({
      ...typedData,
      message: { ...typedData.message, [name]: Number(typedData.message[name]) },
    });
  }),
];

function honest(name: string, write: Mutator<CallDraft>["write"]): Mutator<CallDraft> {
  return { name, isOfThieves: false, write };
}

function ofThieves(name: string, write: Mutator<CallDraft>["write"]): Mutator<CallDraft> {
  return { name, isOfThieves: true, write };
}

function honestTyped(name: string, write: Mutator<TypedDraft>["write"]): Mutator<TypedDraft> {
  return { name, isOfThieves: false, write };
}

function thievesTyped(name: string, write: Mutator<TypedDraft>["write"]): Mutator<TypedDraft> {
  return { name, isOfThieves: true, write };
}

function transaction({ to, value }: CallDraft, fields: Readonly<Record<string, string>>): Form {
  return {
    method: "eth_sendTransaction",
    params: [{ from: victim, to, value: numberToHex(value), ...fields }],
  };
}

function typed(body: unknown): Form {
  return { method: "eth_signTypedData_v4", params: [victim, body] };
}

function batch(calls: readonly Pick<CallDraft, "to" | "value" | "data">[], dice: Dice): Form {
  const listed = calls.map(({ to, value, data }) => ({ to, value: numberToHex(value), data }));
  const id = dice.bytes(8);
  const body = { version: "2.0.0", id, chainId: "0x1", from: victim, atomicRequired: false, calls: listed };
  return { method: "wallet_sendCalls", params: [body] };
}

/** What stands before the call that matters: wrapping a little coin. */
function harmless(dice: Dice): readonly Pick<CallDraft, "to" | "value" | "data">[] {
  const weth: Address = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";
  const count = 1 + dice.below(3);
  return Array.from({ length: count }, () => ({
    to: weth,
    value: dice.amount(0, 1, 18),
    data: encodeCall("deposit()"),
  }));
}

/** The contract calls itself in the sender's name, as OpenZeppelin's Multicall does. */
function nest(data: Hex, depth: number): Hex {
  return depth === 0 ? data : nest(encodeCall("multicall(bytes[])", [data]), depth - 1);
}

function dirt(dice: Dice): string {
  return `${"0".repeat(23)}${1 + dice.below(9)}`;
}
