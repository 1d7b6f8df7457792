import type { ChainClients } from "../../../extension/chain/chainClients.ts";
import type { Clock } from "./clock.ts";

/** The local home chain is moved forward by hand, so that it says nothing about the time of day. */
const localHome = 31337;

/** Compares the clock with a chain's newest block. A node that is silent says nothing. Never throws. Effects: network. */
export async function observeTime(
  clients: Pick<ChainClients, "client">,
  clock: Pick<Clock, "observe">,
  chainId: number,
): Promise<void> {
  if (chainId === localHome) return;
  try {
    const { viem } = await clients.client(chainId);
    const { timestamp } = await viem.getBlock({ blockTag: "latest" });
    clock.observe(Number(timestamp) * 1000);
  } catch {
    // Nothing was learned.
  }
}
