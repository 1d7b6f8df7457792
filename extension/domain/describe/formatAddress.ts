import { getAddress } from "viem/utils";
import type { Address } from "../primitives.ts";

/** The whole address with its checksum, in groups of four, for reading aloud and comparing. */
export function formatAddress(address: Address): string {
  const digits = getAddress(address).slice(2);
  return `0x ${(digits.match(/.{4}/g) ?? []).join(" ")}`;
}

/** First and last digits, for a sentence; never where the user is to compare. */
export function shortAddress(address: Address): string {
  const checksummed = getAddress(address);
  return `${checksummed.slice(0, 6)}…${checksummed.slice(-4)}`;
}
