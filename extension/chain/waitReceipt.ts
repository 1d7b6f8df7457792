import type { Address, Hex } from "../domain/primitives.ts";
import type { ChainClient } from "./chainClients.ts";
import type { Receipt, ReceiptOutcome } from "./transaction.ts";

export interface WaitDeps {
  client: () => Promise<ChainClient>;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
}

/** Asks for a receipt until it is there or the time is over. A node that fails meanwhile is asked again. Effects: network. */
export async function waitReceipt(
  { client, now, sleep }: WaitDeps,
  hash: Hex,
  { deadlineMs, pollMs = 1000 }: { deadlineMs: number; pollMs?: number },
): Promise<ReceiptOutcome> {
  const end = now() + deadlineMs;
  for (;;) {
    const receipt = await readReceipt(client, hash);
    if (receipt !== null) return { status: "mined", receipt };
    if (now() + pollMs > end) return { status: "pending" };
    await sleep(pollMs);
  }
}

async function readReceipt(client: () => Promise<ChainClient>, hash: Hex): Promise<Receipt | null> {
  try {
    const { viem } = await client();
    const receipt = await viem.getTransactionReceipt({ hash });
    // A receipt of something else is a fault of the node's, not news about ours.
    if (receipt.transactionHash.toLowerCase() !== hash.toLowerCase()) return null;
    return {
      hash,
      success: receipt.status === "success",
      blockNumber: receipt.blockNumber,
      blockHash: receipt.blockHash,
      gasUsed: receipt.gasUsed,
      contractAddress: (receipt.contractAddress?.toLowerCase() as Address | undefined) ?? null,
      logs: receipt.logs.map(({ address, topics, data }) => ({
        address: address.toLowerCase() as Address,
        topics,
        data,
      })),
    };
  } catch {
    // Not there yet, or the node is silent: both may change before the deadline.
    return null;
  }
}
