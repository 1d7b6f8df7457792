import type { Address, Hex } from "../domain/primitives.ts";
import { providerStakeAbi, registryAbi } from "./generated/abi.ts";
import type { PlanFacts, SigningKeyFacts, WareFacts } from "./homeFacts.ts";
import { type HomeView, readMany } from "./readMany.ts";

/** A registry may grow without end; a list on a screen may not. */
const mostWares = 500;

/** Reads every SecWare of the registry with its plans, in a few calls. Effects: network. */
export async function readWares(home: HomeView): Promise<WareFacts[]> {
  const [count] = await readMany(home.client, [{ ...registryOf(home), functionName: "wareCount" }]);
  const wares = Array.from({ length: Math.min(count, mostWares) }, (_, index) => index + 1);
  return readRecords(home, wares);
}

/** Reads one SecWare; null where there is none of that number. Effects: network. */
export async function readWare(home: HomeView, ware: number): Promise<WareFacts | null> {
  const [count] = await readMany(home.client, [{ ...registryOf(home), functionName: "wareCount" }]);
  if (ware < 1 || ware > count) return null;
  return (await readRecords(home, [ware]))[0] ?? null;
}

/** Reads the keys that sign for a SecWare, old ones included. Effects: network. */
export async function readSigningKeys(home: HomeView, ware: number): Promise<SigningKeyFacts[]> {
  const [keys] = await readMany(home.client, [{ ...registryOf(home), functionName: "keysOf", args: [ware] }]);
  return keys.map(({ key, from, until }) => ({ key: lower(key), from, until }));
}

async function readRecords(home: HomeView, wares: readonly number[]): Promise<WareFacts[]> {
  const registry = registryOf(home);
  const stake = { address: home.addresses.providerStake, abi: providerStakeAbi } as const;
  const ofEach = <F extends "wareOf" | "hostOf" | "slaOf">(functionName: F) =>
    wares.map((ware) => ({ ...registry, functionName, args: [ware] as const }));
  const [records, hosts, slas, stakes] = await Promise.all([
    readMany(home.client, ofEach("wareOf")),
    readMany(home.client, ofEach("hostOf")),
    readMany(home.client, ofEach("slaOf")),
    readMany(
      home.client,
      wares.map((ware) => ({ ...stake, functionName: "stakeOf" as const, args: [ware] as const })),
    ),
  ]);
  const plans = await readPlans(
    home,
    wares.flatMap((ware, index) => plansOf(ware, records[index]?.planCount ?? 0)),
  );
  return wares.flatMap((ware, index) => {
    const [record, host, sla, bond] = [records[index], hosts[index], slas[index], stakes[index]];
    const status = wareStatusOf(record?.status ?? 0);
    if (record === undefined || host === undefined || sla === undefined || status === null) return [];
    return {
      ware,
      owner: lower(record.developer),
      host,
      manifestHash: lower(record.manifestHash),
      status,
      sla,
      stake: bond?.staked ?? 0n,
      plans: plans.filter((plan) => plan.ware === ware).map(({ ware: _ware, ...plan }) => plan),
    };
  });
}

interface PlanName {
  ware: number;
  plan: number;
}

/** Plans are numbered from 0 and never removed. */
function plansOf(ware: number, count: number): PlanName[] {
  return Array.from({ length: Math.min(count, 32) }, (_, plan) => ({ ware, plan }));
}

async function readPlans(home: HomeView, names: readonly PlanName[]): Promise<(PlanFacts & PlanName)[]> {
  const registry = registryOf(home);
  const ofEach = <F extends "planOf" | "planHashOf" | "isOnSale">(functionName: F) =>
    names.map(({ ware, plan }) => ({ ...registry, functionName, args: [ware, plan] as const }));
  const [plans, hashes, sales] = await Promise.all([
    readMany(home.client, ofEach("planOf")),
    readMany(home.client, ofEach("planHashOf")),
    readMany(home.client, ofEach("isOnSale")),
  ]);
  const confirmations = confirmationsOf(home.addresses.chainId);
  return names.flatMap((name, index) => {
    const [terms, planHash, isOnSale] = [plans[index], hashes[index], sales[index]];
    if (terms === undefined || planHash === undefined || isOnSale === undefined) return [];
    const { price, units, duration, kinds } = terms;
    return {
      ...name,
      planHash: lower(planHash),
      price,
      units,
      duration,
      flags: kinds,
      confirmations,
      isOnSale,
    };
  });
}

/**
 * The registry's word for a status number; null for none. One that is to be expelled sells nothing, as if it were paused; one
 * that was expelled is gone.
 */
export function wareStatusOf(status: number): WareFacts["status"] | null {
  return ([null, "active", "paused", "retired", "paused", "retired"] as const)[status] ?? null;
}

/** How many blocks a purchase waits before SecWares honour it. */
export function confirmationsOf(chainId: number): number {
  return chainId === 31337 ? 2 : 12;
}

function registryOf({ addresses }: HomeView) {
  return { address: addresses.registry, abi: registryAbi } as const;
}

function lower<T extends Hex | Address>(text: T): T {
  return text.toLowerCase() as T;
}
