import { type Address, type Hex, type PublicClient, parseEventLogs } from "viem";
import { marketAbi } from "../generated/abi.ts";
import type { Logger } from "../logger.ts";

export interface WatchMarketOptions {
  client: PublicClient;
  market: Address;
  everyMs: number;
  logger: Logger;
  onChanged: (purchaseId: Hex) => void;
  /** Events may have been missed: nothing that was read before can be relied on. */
  onLost: () => void;
}

/** A watch over the Market's events. */
export interface ChainWatch {
  /** The newest block's time, seconds; 0 before the first look. */
  chainSeconds(): number;
  /** Counts what was seen; equal counts mean that nothing changed between. */
  changes(): number;
  stop(): void;
}

const MOST_BLOCKS = 500n;
const CHANGING: ReadonlySet<string> = new Set([
  "CallerRevoked",
  "CallerSet",
  "EpochRaised",
  "ToppedUp",
  "CancelRequested",
  "Refunded",
]);

/**
 * Looks at new blocks of the Market for what ends or changes a purchase. A look that fails twice forgets everything.
 *
 * Effects: a timer, and reads of the chain.
 */
export function watchMarket(options: WatchMarketOptions): ChainWatch {
  const { client, everyMs, logger, onLost } = options;
  let seconds = 0;
  let next: bigint | null = null;
  let changes = 0;
  let failures = 0;
  let isBusy = false;

  const look = async () => {
    const block = await client.getBlock({ blockTag: "latest" });
    seconds = Number(block.timestamp);
    const from: bigint = next ?? block.number;
    if (block.number < from - 1n || block.number - from > MOST_BLOCKS) {
      changes++;
      onLost();
    } else if (block.number >= from) {
      changes += await tellChanges(options, from, block.number);
    }
    next = block.number + 1n;
    failures = 0;
  };
  const tick = () => {
    if (isBusy) return;
    isBusy = true;
    look()
      .catch(() => {
        failures++;
        if (failures !== 2) return;
        logger.warn("purchases.watch-lost");
        changes++;
        onLost();
      })
      .finally(() => {
        isBusy = false;
      });
  };
  const timer = everyMs > 0 ? setInterval(tick, everyMs) : null;
  timer?.unref();
  if (timer !== null) tick();
  return {
    chainSeconds: () => seconds,
    changes: () => changes,
    stop: () => {
      if (timer !== null) clearInterval(timer);
    },
  };
}

async function tellChanges(
  { client, market, onChanged }: WatchMarketOptions,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<number> {
  const logs = await client.getLogs({ address: market, fromBlock, toBlock });
  const changed = parseEventLogs({ abi: marketAbi, logs })
    .filter(({ eventName }) => CHANGING.has(eventName))
    .flatMap(({ args }) => ("purchaseId" in args ? [args.purchaseId] : []));
  for (const purchaseId of changed) onChanged(purchaseId.toLowerCase() as Hex);
  return changed.length;
}
