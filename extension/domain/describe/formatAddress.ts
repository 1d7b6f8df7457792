import { getAddress } from "viem/utils";
import type { Address } from "../primitives.ts";

const rememberedAtMost = 4_096;
// The library's own cache moves an entry at each look, which costs more than the hash where a batch names hundreds of accounts.
const remembered = new Map<Address, Address>();

/** An address with its checksum, as it is written everywhere. */
export function checksummed(address: Address): Address {
  const before = remembered.get(address);
  if (before !== undefined) return before;
  if (remembered.size >= rememberedAtMost) remembered.clear();
  const made = getAddress(address);
  remembered.set(address, made);
  return made;
}

/** The whole address with its checksum, in groups of four, for reading aloud and comparing. */
export function formatAddress(address: Address): string {
  const digits = checksummed(address).slice(2);
  return `0x ${(digits.match(/.{4}/g) ?? []).join(" ")}`;
}

/** First and last digits, for a sentence; never where the user is to compare. */
export function shortAddress(address: Address): string {
  const whole = checksummed(address);
  return `${whole.slice(0, 6)}…${whole.slice(-4)}`;
}
