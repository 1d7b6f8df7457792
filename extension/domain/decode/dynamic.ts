import type { Address, Hex } from "../primitives.ts";
import type { Deed } from "./action.ts";
import type { CallContext } from "./wordFunction.ts";

/** One call inside another. */
export interface InnerCall {
  /** `null`: the wrapper calls itself, so the sender stays the same. */
  to: Address | null;
  /** Absent: the wrapper, or the sender where the wrapper calls itself. */
  actor?: Address;
  value: bigint;
  data: Hex;
}

/** What a function with dynamic arguments does: deeds of its own, and calls that it makes. */
export interface DynamicReading {
  deeds: readonly Deed[];
  calls: readonly InnerCall[];
}

/** A function with dynamic arguments. Its selector is the key; a test recomputes it from `name` and `parameters`. */
export interface DynamicFunction {
  name: string;
  /** As viem's human-readable form. */
  parameters: string;
  /** Null: not in a form that it understands. May throw on arguments of the wrong form; the caller takes that alike. */
  read: (values: readonly unknown[], call: CallContext) => DynamicReading | null;
}

export function deeds(list: readonly Deed[]): DynamicReading {
  return { deeds: list, calls: [] };
}

export function lower(address: unknown): Address {
  return String(address).toLowerCase() as Address;
}

export function selfCalls(list: unknown): DynamicReading {
  return { deeds: [], calls: (list as Hex[]).map((data) => ({ to: null, value: 0n, data })) };
}

export function calls(list: unknown): DynamicReading {
  const made = (list as { to: Address; value?: bigint; data: Hex }[]).map(
    (one): InnerCall => ({ to: lower(one.to), value: one.value ?? 0n, data: one.data }),
  );
  return { deeds: [], calls: made };
}

export function oneCall([to, value, data]: readonly unknown[]): DynamicReading {
  return { deeds: [], calls: [{ to: lower(to), value: value as bigint, data: data as Hex }] };
}

export function modeCall(values: readonly unknown[], call: CallContext): DynamicReading {
  // Operation 1 runs foreign code as the account itself, 2 and 3 create contracts.
  return values[3] === 0 ? oneCall(values) : foreignCall(values, call);
}

export function foreignCall(values: readonly unknown[], { contract }: CallContext): DynamicReading {
  const foreign: Deed = { kind: "control", what: "delegatecall", contract, party: lower(values[0]) };
  return { deeds: [foreign], calls: oneCall(values).calls };
}

export function sendNft(
  call: Omit<CallContext, "value">,
  from: unknown,
  to: unknown,
  tokenId: bigint,
  amount: bigint,
): Deed {
  return {
    kind: "send",
    asset: { kind: "nft", token: call.contract, tokenId, amount },
    from: lower(from),
    to: lower(to),
    actor: call.actor,
  };
}

export function sendErc20(call: CallContext, to: unknown, amount: bigint): Deed {
  return {
    kind: "send",
    asset: { kind: "erc20", token: call.contract, amount },
    from: call.actor,
    to: lower(to),
    actor: call.actor,
  };
}
