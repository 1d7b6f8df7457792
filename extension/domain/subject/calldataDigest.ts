import { concatHex, keccak256, numberToHex } from "viem/utils";
import type { Hex } from "../primitives.ts";

/** The calldata digest of ERC-8213, to compare with another device: keccak of the length in one word and the bytes. */
export function calldataDigest(data: Hex): Hex {
  return keccak256(concatHex([numberToHex((data.length - 2) / 2, { size: 32 }), data]));
}
