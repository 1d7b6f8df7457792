import type { Address, Hex } from "../domain/primitives.ts";
import { conditionFactsOf } from "./conditionFields.ts";
import { hubFactoryAbi, marketAbi, registryAbi, secHubAbi } from "./generated/abi.ts";
import type {
  BindingFacts,
  CallerFacts,
  ChainMoment,
  HubFacts,
  PurchaseFacts,
  WareFacts,
} from "./homeFacts.ts";
import { type HomeView, readMany } from "./readMany.ts";
import { confirmationsOf, wareStatusOf } from "./readWares.ts";
import { toChainError } from "./toChainError.ts";

const nobody: Address = "0x0000000000000000000000000000000000000000";
const states = { live: 1 } as const;
/** A purchase younger than this may still be waiting for its blocks. */
const youngSeconds = 1800;

/** Reads an account's hub, its bindings and their purchases, from state alone. Effects: network. */
export async function readHub(home: HomeView, owner: Address, at: ChainMoment): Promise<HubFacts> {
  const factory = { address: home.addresses.hubFactory, abi: hubFactoryAbi } as const;
  const [hub] = await readMany(home.client, [{ ...factory, functionName: "hubOf", args: [owner] }]);
  const empty = { owner, at, recentBlocks: [], document: { version: 0, bytes: "0x" as const }, bindings: [] };
  if (lower(hub) === nobody) return { ...empty, hub: null };
  const contract = { address: hub, abi: secHubAbi } as const;
  const [[version, bytes], bindings] = await readMany(home.client, [
    { ...contract, functionName: "document" },
    { ...contract, functionName: "bindings" },
  ]);
  const joined = await readBindings(home, bindings);
  const recentBlocks = await readRecentBlocks(home, at, joined);
  const document = { version: Number(version), bytes };
  return { owner, hub: lower(hub), at, recentBlocks, document, bindings: joined };
}

/** Reads how often a hub bought a SecWare: the next purchase's nonce. Effects: network. */
export async function readBuyerNonce(home: HomeView, hub: Address, ware: number): Promise<number> {
  const market = marketOf(home);
  const [count] = await readMany(home.client, [
    { ...market, functionName: "buyerNonceOf", args: [hub, ware] },
  ]);
  return Number(count);
}

interface ChainBinding {
  ware: number;
  plan: number;
  purchaseId: Hex;
  buyerNonce: bigint;
  isBound: boolean;
  conditions: readonly Parameters<typeof conditionFactsOf>[0][];
}

async function readBindings(home: HomeView, bindings: readonly ChainBinding[]): Promise<BindingFacts[]> {
  const [wares, hosts, plans, hashes] = await readTerms(home, bindings);
  const purchases = await readMany(
    home.client,
    bindings.map(({ purchaseId }) => ofPurchase(home, "purchaseOf", purchaseId)),
  );
  const callers = await readCallers(home, bindings);
  return bindings.flatMap((binding, index): BindingFacts[] => {
    const [ware, host, plan, planHash] = [wares[index], hosts[index], plans[index], hashes[index]];
    const purchase = purchases[index];
    if (!ware || host === undefined || !plan || !planHash || !purchase) return [];
    const facts: PurchaseFacts = {
      purchaseId: lower(binding.purchaseId),
      plan: binding.plan,
      planHash: lower(planHash),
      calls: purchase.calls,
      used: purchase.used,
      amount: purchase.amount,
      start: purchase.start,
      end: purchase.end,
      epoch: purchase.epoch,
      buyerNonce: Number(binding.buyerNonce),
      flags: plan.kinds,
      confirmations: confirmationsOf(home.addresses.chainId),
      isLive: purchase.state === states.live,
      callers: callers[index] ?? [],
    };
    return [
      {
        ware: binding.ware,
        isBound: binding.isBound,
        host,
        manifestHash: lower(ware.manifestHash),
        wareStatus: wareStatusOf(ware.status) ?? ("retired" satisfies WareFacts["status"]),
        conditions: binding.conditions.map(conditionFactsOf),
        purchase: facts,
      },
    ];
  });
}

async function readTerms({ client, addresses }: HomeView, bindings: readonly ChainBinding[]) {
  const registry = { address: addresses.registry, abi: registryAbi } as const;
  const ofWare = <F extends "wareOf" | "hostOf">(functionName: F) =>
    bindings.map(({ ware }) => ({ ...registry, functionName, args: [ware] as const }));
  const ofPlan = <F extends "planOf" | "planHashOf">(functionName: F) =>
    bindings.map(({ ware, plan }) => ({ ...registry, functionName, args: [ware, plan] as const }));
  return Promise.all([
    readMany(client, ofWare("wareOf")),
    readMany(client, ofWare("hostOf")),
    readMany(client, ofPlan("planOf")),
    readMany(client, ofPlan("planHashOf")),
  ]);
}

async function readCallers(home: HomeView, bindings: readonly ChainBinding[]): Promise<CallerFacts[][]> {
  const lists = await readMany(
    home.client,
    bindings.map(({ purchaseId }) => ofPurchase(home, "callersOf", purchaseId)),
  );
  const names = bindings.flatMap(({ purchaseId }, index) =>
    (lists[index] ?? []).map((caller) => ({ purchaseId, caller, index })),
  );
  const market = marketOf(home);
  const entries = await readMany(
    home.client,
    names.map(({ purchaseId, caller }) => ({
      ...market,
      functionName: "callerOf" as const,
      args: [purchaseId, caller] as const,
    })),
  );
  return bindings.map((_binding, at) =>
    names.flatMap(({ caller, index }, name) => {
      const entry = entries[name];
      if (index !== at || entry === undefined) return [];
      const { maxCalls, settled, revokedAt } = entry;
      return [{ caller: lower(caller), maxCalls, settled, revokedAt }];
    }),
  );
}

/** Block times are only worth asking for while a purchase is young enough to be waiting. */
async function readRecentBlocks(
  { client: { viem, host } }: HomeView,
  at: ChainMoment,
  bindings: readonly BindingFacts[],
): Promise<number[]> {
  const young = bindings.filter(({ purchase }) => at.timestamp - purchase.start < youngSeconds);
  const needed = Math.max(0, ...young.map(({ purchase }) => purchase.confirmations));
  const numbers = Array.from({ length: Math.min(needed, at.number) }, (_, back) => at.number - back);
  const blocks = await Promise.all(
    numbers.map((number) => viem.getBlock({ blockNumber: BigInt(number) })),
  ).catch((cause: unknown) => {
    throw toChainError(cause, { host, method: "eth_getBlockByNumber" });
  });
  return blocks.map(({ timestamp }) => Number(timestamp));
}

function ofPurchase<F extends "purchaseOf" | "callersOf">(home: HomeView, functionName: F, purchaseId: Hex) {
  return { ...marketOf(home), functionName, args: [purchaseId] as const };
}

function marketOf({ addresses }: HomeView) {
  return { address: addresses.market, abi: marketAbi } as const;
}

function lower<T extends Hex>(text: T): T {
  return text.toLowerCase() as T;
}
