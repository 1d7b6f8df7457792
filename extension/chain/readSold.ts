import type { Address } from "../domain/primitives.ts";
import { marketAbi, providerStakeAbi, registryAbi } from "./generated/abi.ts";
import type { SoldFacts } from "./homeFacts.ts";
import { type HomeView, readEach, readMany, readMoment } from "./readMany.ts";
import { readWares } from "./readWares.ts";

const daySeconds = 86_400;
const epochSeconds = 7 * daySeconds;

/** Reads what a developer sells: usage, stake, and revenue by the day it comes free. Effects: network. */
export async function readSold(home: HomeView, developer: Address): Promise<SoldFacts[]> {
  const [wares, { timestamp }] = await Promise.all([readWares(home), readMoment(home.client)]);
  const own = wares.filter(({ owner }) => owner === developer);
  const numbers = own.map(({ ware }) => ware);
  const market = { address: home.addresses.market, abi: marketAbi } as const;
  const stake = { address: home.addresses.providerStake, abi: providerStakeAbi } as const;
  const ofWare = <F extends "salesOf" | "revenueOf">(functionName: F) =>
    numbers.map((ware) => ({ ...market, functionName, args: [ware] as const }));
  const each = numbers.map((ware) => [ware] as const);
  const [sales, revenue, needs, shorts, settled] = await Promise.all([
    readMany(home.client, ofWare("salesOf")),
    readMany(home.client, ofWare("revenueOf")),
    readEach(home.client, stake, "need", each),
    readEach(home.client, stake, "shortOf", each),
    readSettled(home, numbers, timestamp),
  ]);
  return own.map(({ ware, host, stake: staked }, index) => {
    const [purchases = 0n, callsSold = 0n] = sales[index] ?? [];
    const [free = 0n, days = [], amounts = []] = revenue[index] ?? [];
    const buckets = days.map((day, place) => ({
      unlocksAt: day * daySeconds,
      amount: amounts[place] ?? 0n,
    }));
    const due = buckets
      .filter(({ unlocksAt }) => unlocksAt <= timestamp)
      .reduce((sum, { amount }) => sum + amount, free);
    const short = shorts[index] ?? 0n;
    const heldBack = short < due ? short : due;
    return {
      ...{ ware, host, callsSold, stake: staked },
      purchases: Number(purchases),
      callsSettled: settled[index] ?? 0n,
      stakeNeeded: needs[index] ?? 0n,
      ...{ withdrawable: due - heldBack, heldBack },
      waiting: buckets
        .filter(({ unlocksAt, amount }) => unlocksAt > timestamp && amount > 0n)
        .sort((a, b) => a.unlocksAt - b.unlocksAt),
    };
  });
}

/** Calls that were settled: the market counts them by epochs, from the SecWare's first key on. */
async function readSettled(home: HomeView, numbers: readonly number[], timestamp: number): Promise<bigint[]> {
  const registry = { address: home.addresses.registry, abi: registryAbi } as const;
  const keys = await readMany(
    home.client,
    numbers.map((ware) => ({ ...registry, functionName: "keysOf" as const, args: [ware] as const })),
  );
  const last = Math.floor(timestamp / epochSeconds);
  const asked = numbers.flatMap((ware, index) => {
    const first = Math.floor((keys[index]?.[0]?.from ?? timestamp) / epochSeconds);
    return Array.from({ length: last - first + 1 }, (_, after) => ({ ware, epoch: first + after }));
  });
  const market = { address: home.addresses.market, abi: marketAbi } as const;
  const usage = await readMany(
    home.client,
    asked.map(({ ware, epoch }) => ({
      ...market,
      functionName: "wareUsageOf" as const,
      args: [ware, epoch] as const,
    })),
  );
  return numbers.map((ware) =>
    asked.reduce((sum, one, place) => (one.ware === ware ? sum + (usage[place]?.calls ?? 0n) : sum), 0n),
  );
}
