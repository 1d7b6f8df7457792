import { concatHex, encodeAbiParameters, parseAbiParameters, toFunctionSelector } from "viem";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { RowContext } from "../rows.ts";
import type { CallDraft, TypedDraft } from "./stratum.ts";

export const max256 = 2n ** 256n - 1n;
export const max160 = 2n ** 160n - 1n;
export const max48 = 2n ** 48n - 1n;

/** Calldata of a function written as `name(types)`. */
export function encodeCall(signature: string, ...args: readonly unknown[]): Hex {
  const selector = toFunctionSelector(`function ${signature}`);
  const list = signature.slice(signature.indexOf("(") + 1, -1);
  return list === "" ? selector : concatHex([selector, encodeAbiParameters(parseAbiParameters(list), args)]);
}

/** A call that would be sent as a transaction. */
export function callDraft(to: Address, data: Hex, context: RowContext, value = 0n): CallDraft {
  return { kind: "call", to, data, value, context };
}

const domainTypes: Readonly<Record<string, string>> = {
  name: "string",
  version: "string",
  chainId: "uint256",
  verifyingContract: "address",
};

/** Typed data in short. */
export interface Typed {
  primaryType: string;
  /** Each field as `type name`. */
  types: Readonly<Record<string, readonly string[]>>;
  message: Readonly<Record<string, unknown>>;
  domain: { name: string; version?: string; verifyingContract: Address };
}

/** Typed data of chain 1 that would be signed. */
export function typedDraft({ primaryType, types, message, domain }: Typed, context: RowContext): TypedDraft {
  const { name, version, verifyingContract } = domain;
  const full = { name, ...(version === undefined ? {} : { version }), chainId: 1, verifyingContract };
  const declared = Object.entries(types).map(([type, fields]) => [type, fields.map(asField)]);
  const EIP712Domain = Object.keys(full).map((field) => ({
    name: field,
    type: domainTypes[field] ?? "string",
  }));
  return {
    kind: "typed",
    typedData: {
      types: { EIP712Domain, ...Object.fromEntries(declared) },
      primaryType,
      domain: full,
      message,
    },
    context,
  };
}

function asField(field: string): { name: string; type: string } {
  const [type = "", name = ""] = field.split(" ");
  return { name, type };
}
