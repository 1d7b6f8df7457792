import type { Address, Hex } from "../../domain/primitives.ts";
import type { ChainClient } from "../chainClients.ts";
import type { BlockValues } from "./way.ts";

/** Seconds that the next block is taken to come after the newest. */
const blockSeconds = 12n;

/**
 * The values that the next block will have as far as the newest one tells: a contract that looks for a simulator's zeros
 * finds a chain's. Throws where the node does not say. Effects: network.
 */
export async function nextBlock({ viem }: ChainClient): Promise<BlockValues> {
  const block = await viem.getBlock({ blockTag: "latest" });
  return {
    number: block.number + 1n,
    time: block.timestamp + blockSeconds,
    feeRecipient: block.miner,
    baseFee: block.baseFeePerGas ?? null,
    prevRandao: block.mixHash,
    gasLimit: block.gasLimit,
  };
}

/**
 * Values that another block could as well have: a few blocks on, by another producer, at another fee that every call still
 * covers. Whatever behaves otherwise there looks at the block.
 */
export function otherBlock(
  values: BlockValues,
  { leastPrice, producer, random }: { leastPrice: bigint; producer: Address; random: Hex },
): BlockValues {
  const { number, time, baseFee } = values;
  const higher = baseFee === null ? null : (baseFee * 9n) / 8n + 1n;
  const isCovered = higher !== null && higher <= leastPrice;
  return {
    ...values,
    number: number + 2n,
    time: time + 2n * blockSeconds,
    feeRecipient: producer,
    prevRandao: random,
    baseFee: isCovered ? higher : baseFee,
  };
}
