import type { Address, Hex } from "../domain/primitives.ts";
import type { ChainClient } from "./chainClients.ts";

/** How much code stood at addresses at one block. */
export interface CodeSizes {
  /** Of the block, milliseconds. */
  at: number;
  sizes: ReadonlyMap<Address, number>;
}

/** More would not fit the two bytes of a place in memory. */
const most = 500;

/**
 * Reads at an earlier block whether there was code, for all addresses in one call and without a helper contract. Null where
 * the node answers something else; throws where it no longer has that block's state. Effects: network.
 */
export async function readCodeSizes(
  { viem }: ChainClient,
  addresses: readonly Address[],
  blockNumber: bigint,
): Promise<CodeSizes | null> {
  const asked = addresses.slice(0, most);
  const { data = "0x" } = await viem.call({ data: codeSizesProgram(asked), blockNumber });
  const words = data.slice(2).match(/.{64}/g) ?? [];
  const [time, ...sizes] = words.map((word) => Number(`0x${word}`));
  if (time === undefined || time === 0 || sizes.length !== asked.length) return null;
  return {
    at: time * 1000,
    sizes: new Map(asked.map((address, index) => [address, sizes[index] ?? 0])),
  };
}

/** A program that returns the block's time and then the size of the code at each address, one word each. */
export function codeSizesProgram(addresses: readonly Address[]): Hex {
  const place = (offset: number) => `61${offset.toString(16).padStart(4, "0")}`;
  // TIMESTAMP, MSTORE
  const time = `42${place(0)}52`;
  // PUSH20 address, EXTCODESIZE, MSTORE
  const sizes = addresses.map((address, index) => `73${address.slice(2)}3b${place(32 * (index + 1))}52`);
  // RETURN
  return `0x${time}${sizes.join("")}${place(32 * (addresses.length + 1))}${place(0)}f3`;
}
