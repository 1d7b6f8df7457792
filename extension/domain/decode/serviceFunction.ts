import { toFunctionSelector } from "viem/utils";
import type { Address, Hex } from "../primitives.ts";
import { decodeStrictly } from "./abi.ts";
import type { EncodingFlag } from "./action.ts";
import type { CallAsset, CallEffects, CallPurpose } from "./callEffects.ts";
import { lower } from "./dynamic.ts";
import type { CallContext } from "./wordFunction.ts";

/** The arguments of a call, by place and of the type that its reader expects. */
export interface Arguments {
  address: (index: number) => Address;
  amount: (index: number) => bigint;
  /** The first and the last of a list of addresses; null: it is empty. */
  ends: (index: number) => readonly [Address, Address] | null;
  sum: (index: number) => bigint;
  text: (index: number) => string;
}

/** A function of a service that many wallets call: what it takes, gives and to whom. */
export interface ServiceFunction {
  signature: string;
  /** Null: arguments that such a contract does not accept. May throw on arguments of the wrong form. */
  read: (args: Arguments, call: CallContext) => CallEffects | null;
}

/** One line of a table: the key is the selector of the signature. */
export function service(signature: string, read: ServiceFunction["read"]): [Hex, ServiceFunction] {
  return [toFunctionSelector(`function ${signature}`), { signature, read }];
}

/** Effects of which only some parts are said. */
export function effects(
  purpose: CallPurpose,
  parts: Partial<Omit<CallEffects, "purpose">> = {},
): CallEffects {
  return { purpose, gives: [], gets: [], debtor: null, endsAt: null, note: null, ...parts };
}

/** An asset that leaves `owner`. */
export function gives(token: CallAsset["token"], amount: bigint | null, owner: Address) {
  return [{ token, amount, owner }] as const;
}

/** An asset that comes to `recipient`; `least`: at least as much. */
export function gets(
  token: CallAsset["token"],
  amount: bigint | null,
  recipient: Address,
  isLeast: "exact" | "least" = "exact",
) {
  return [{ token, amount, recipient, isLeast: isLeast === "least" }] as const;
}

/** What a call of a service does, or null where its arguments are not of the function's form. Never throws. */
export function readService(
  known: ServiceFunction,
  data: Hex,
  call: CallContext,
): { effects: CallEffects; flags: readonly EncodingFlag[] } | null {
  const list = known.signature.slice(known.signature.indexOf("(") + 1, -1);
  const decoded =
    list === ""
      ? { values: [], isCanonical: data.length === 10 }
      : decodeStrictly(list, `0x${data.slice(10)}`);
  if (decoded === null) return null;
  try {
    const read = known.read(argumentsOf(unpacked(decoded.values)), call);
    return read === null ? null : { effects: read, flags: decoded.isCanonical ? [] : ["not-canonical"] };
  } catch {
    return null;
  }
}

/** The members of a struct that is the only argument stand in their order. */
function unpacked(values: readonly unknown[]): readonly unknown[] {
  const [only] = values;
  const isStruct = values.length === 1 && typeof only === "object" && only !== null && !Array.isArray(only);
  return isStruct ? Object.values(only) : values;
}

function argumentsOf(values: readonly unknown[]): Arguments {
  const listAt = (index: number) => values[index] as readonly unknown[];
  return {
    address: (index) => lower(values[index]),
    amount: (index) => BigInt(String(values[index])),
    ends: (index) => {
      const [first] = listAt(index);
      return first === undefined ? null : [lower(first), lower(listAt(index).at(-1))];
    },
    sum: (index) => listAt(index).reduce<bigint>((sum, one) => sum + BigInt(String(one)), 0n),
    text: (index) => String(values[index]),
  };
}
