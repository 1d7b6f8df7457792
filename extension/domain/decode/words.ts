import type { Address, Hex } from "../primitives.ts";
import type { EncodingFlag } from "./action.ts";

/** Types of one word that the strict reader knows. */
export type WordType = "address" | "bool" | "bytes32" | "uint256" | "uint160" | "uint96" | "uint48" | "uint8";

export interface Words {
  /** By place; what is not there is zero. */
  amount: (index: number) => bigint;
  address: (index: number) => Address;
  flags: readonly EncodingFlag[];
}

/**
 * Reads arguments of one word each as an old contract would: what is missing is zero, dirty upper bits are ignored, any bool
 * but zero is true. Each such departure is flagged, since no honest page encodes like that.
 */
export function readWords(data: Hex, types: readonly WordType[]): Words {
  const body = data.slice(10);
  const flags = new Set<EncodingFlag>();
  if (body.length < types.length * 64) flags.add("short");
  if (body.length > types.length * 64) flags.add("trailing");
  const padded = body.padEnd(types.length * 64, "0");
  const values = types.map((type, index) => {
    const word = BigInt(`0x${padded.slice(index * 64, index * 64 + 64)}`);
    const clean = cleanWord(word, type);
    if (clean !== word) flags.add("dirty");
    return clean;
  });
  const amount = (index: number) => values[index] ?? 0n;
  return { amount, address: (index) => addressOf(amount(index)), flags: [...flags] };
}

/** The address in the low 20 bytes of a word. */
function addressOf(word: bigint): Address {
  return `0x${BigInt.asUintN(160, word).toString(16).padStart(40, "0")}`;
}

function cleanWord(word: bigint, type: WordType): bigint {
  if (type === "bytes32") return word;
  if (type === "bool") return word === 0n ? 0n : 1n;
  return BigInt.asUintN(type === "address" ? 160 : Number(type.slice(4)), word);
}
