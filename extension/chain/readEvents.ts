import type { HomeView } from "./readMany.ts";
import { toChainError } from "./toChainError.ts";

/** How often a range may be cut in two before the node counts as unable to answer. */
const requestsAtMost = 48;

export interface BlockRange {
  fromBlock: bigint;
  toBlock: bigint;
}

/**
 * Reads events from the deployment's first block on. What stands in state is read from state; events are only asked for texts
 * and lists that the contracts do not keep. A node that answers short ranges only is asked in halves, newest first.
 *
 * Effects: network.
 */
export async function readEvents<T>(
  { client: { viem, host }, addresses }: HomeView,
  ask: (range: BlockRange) => Promise<readonly T[]>,
): Promise<T[]> {
  const failed = (cause: unknown) => toChainError(cause, { host, method: "eth_getLogs" });
  const newest = await viem.getBlockNumber().catch((cause: unknown) => {
    throw failed(cause);
  });
  const open: BlockRange[] = [{ fromBlock: BigInt(addresses.firstBlock), toBlock: newest }];
  const found: (readonly T[])[] = [];
  for (let asked = 0; open.length > 0; asked += 1) {
    const range = open.pop();
    if (range === undefined) break;
    const { fromBlock, toBlock } = range;
    try {
      found.unshift(await ask(range));
    } catch (cause) {
      if (asked >= requestsAtMost || fromBlock >= toBlock) throw failed(cause);
      const middle = (fromBlock + toBlock) / 2n;
      open.push({ fromBlock, toBlock: middle }, { fromBlock: middle + 1n, toBlock });
    }
  }
  return found.flat();
}
