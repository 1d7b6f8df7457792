import { createPublicClient, http, type PublicClient } from "viem";
import { type Address, type Hex, kindsOfFlags } from "../../../protocol/index.ts";
import type { Clock } from "../clock.ts";
import { marketAbi, registryAbi } from "../generated/abi.ts";
import type { Logger } from "../logger.ts";
import type { PurchaseFacts, PurchaseIndex, PurchaseRead } from "./purchaseIndex.ts";
import { type ChainWatch, watchMarket } from "./watchMarket.ts";

export interface ChainPurchaseIndexOptions {
  rpcUrl: string;
  chainId: number;
  market: Address;
  registry: Address;
  clock: Clock;
  logger: Logger;
  /** Blocks on top of the purchase's own before it is honoured. */
  confirmations: number;
  /** How often the chain is looked at for revocations; 0: never, then a revocation is seen when its entry gets old. */
  watchEveryMs?: number;
  /** How long what was read may be used. */
  maxAgeMs?: number;
  timeoutMs?: number;
}

interface Cached {
  read: Extract<PurchaseRead, { status: "known" }>;
  atMs: number;
}

const LIVE = 1;
const MOST_CACHED = 20_000;

/**
 * Purchases as the chain tells them. Only what is bound and confirmed is remembered, for a minute at most and until an event
 * says that it changed; a chain that cannot be read means "unavailable", never an old yes.
 *
 * Effects: reads the chain on a miss, and at each look for events.
 */
export function createChainPurchaseIndex(options: ChainPurchaseIndexOptions): PurchaseIndex {
  const { rpcUrl, clock, logger, maxAgeMs = 60_000, timeoutMs = 3_000 } = options;
  const client = createPublicClient({
    transport: http(rpcUrl, { timeout: timeoutMs, retryCount: 0, batch: true }),
  });
  const cached = new Map<string, Cached>();
  const running = new Map<string, Promise<PurchaseRead>>();
  const firstSeen = new Map<Hex, bigint>();
  const watch: ChainWatch = watchMarket({
    client,
    market: options.market,
    everyMs: options.watchEveryMs ?? 1_000,
    logger,
    onChanged: (purchaseId) => {
      for (const key of cached.keys()) if (key.startsWith(purchaseId)) cached.delete(key);
    },
    onLost: () => cached.clear(),
  });

  const load = async (key: string, purchaseId: Hex, caller: Address): Promise<PurchaseRead> => {
    const since = watch.changes();
    try {
      const read = await readPurchase(client, options, firstSeen, { purchaseId, caller });
      // An event that came while the chain was read may be about this very entry.
      const isStable = since === watch.changes();
      if (isStable && read.status === "known" && isHonoured(read.facts)) {
        if (cached.size >= MOST_CACHED) cached.clear();
        cached.set(key, { read, atMs: clock.nowMs() });
      }
      return read;
    } catch {
      logger.warn("purchases.chain-unreadable");
      return { status: "unavailable" };
    }
  };

  return {
    async find(purchaseId, caller) {
      const key = `${purchaseId}/${caller}`;
      const hit = cached.get(key);
      const ageMs = hit === undefined ? Number.POSITIVE_INFINITY : clock.nowMs() - hit.atMs;
      if (hit !== undefined && ageMs < maxAgeMs) {
        const elapsed = hit.read.chainSeconds + Math.floor(ageMs / 1000);
        return { ...hit.read, chainSeconds: Math.max(elapsed, watch.chainSeconds()) };
      }
      const going = running.get(key) ?? load(key, purchaseId, caller).finally(() => running.delete(key));
      running.set(key, going);
      return await going;
    },
    async stop() {
      watch.stop();
    },
  };
}

function isHonoured({ caller, confirmations, isLive }: PurchaseFacts): boolean {
  return isLive && caller !== null && !caller.isRevoked && confirmations.have >= confirmations.need;
}

async function readPurchase(
  client: PublicClient,
  { market, registry, confirmations: need }: ChainPurchaseIndexOptions,
  firstSeen: Map<Hex, bigint>,
  { purchaseId, caller }: { purchaseId: Hex; caller: Address },
): Promise<PurchaseRead> {
  const block = await client.getBlock({ blockTag: "latest" });
  const at = { address: market, abi: marketAbi, blockNumber: block.number } as const;
  const [purchase, entry] = await Promise.all([
    client.readContract({ ...at, functionName: "purchaseOf", args: [purchaseId] }),
    client.readContract({ ...at, functionName: "callerOf", args: [purchaseId, caller] }),
  ]);
  if (purchase.state === 0) return { status: "unknown" };
  const plan = await client.readContract({
    address: registry,
    abi: registryAbi,
    functionName: "planOf",
    args: [purchase.ware, purchase.plan],
  });
  if (!firstSeen.has(purchaseId)) firstSeen.set(purchaseId, block.number);
  const seen = Number(block.number - (firstSeen.get(purchaseId) ?? block.number));
  const isConfirmed = await existedBefore(client, market, purchaseId, block.number - BigInt(need));
  if (isConfirmed) firstSeen.delete(purchaseId);
  const facts: PurchaseFacts = {
    ware: purchase.ware,
    plan: purchase.plan,
    calls: Number(purchase.calls),
    caller:
      entry.maxCalls === 0
        ? null
        : {
            maxCalls: Number(entry.maxCalls),
            settled: Number(entry.settled),
            validUntil: Number(entry.validUntil),
            isRevoked: entry.revokedAt !== 0,
          },
    start: Number(purchase.start),
    end: Number(purchase.end),
    isLive: purchase.state === LIVE,
    kinds: kindsOfFlags(plan.kinds),
    confirmations: { have: isConfirmed ? need : Math.min(seen, Math.max(0, need - 1)), need },
  };
  return { status: "known", facts, chainSeconds: Number(block.timestamp) };
}

/** Whether the purchase stood on chain `need` blocks ago: what a reorganisation could take away is not honoured. */
async function existedBefore(
  client: PublicClient,
  market: Address,
  purchaseId: Hex,
  blockNumber: bigint,
): Promise<boolean> {
  if (blockNumber < 0n) return false;
  try {
    const before = await client.readContract({
      address: market,
      abi: marketAbi,
      blockNumber,
      functionName: "purchaseOf",
      args: [purchaseId],
    });
    return before.state !== 0;
  } catch (cause) {
    // Before the contract stood there, the call returns nothing to decode.
    if (cause instanceof Error && cause.name === "ContractFunctionExecutionError") return false;
    throw cause;
  }
}
