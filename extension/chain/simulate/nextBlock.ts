import type { ChainClient } from "../chainClients.ts";
import type { BlockValues } from "./simulateBlock.ts";

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
