import type { Address } from "../domain/primitives.ts";
import { marketAbi, providerStakeAbi } from "./generated/abi.ts";
import type { SoldFacts } from "./homeFacts.ts";
import { type HomeView, readMany, readMoment } from "./readMany.ts";
import { readWares } from "./readWares.ts";

const daySeconds = 86_400;

/** Reads what a developer sells: usage, stake, and revenue by the day it comes free. Effects: network. */
export async function readSold(home: HomeView, developer: Address): Promise<SoldFacts[]> {
  const [wares, at] = await Promise.all([readWares(home), readMoment(home.client)]);
  const own = wares.filter(({ owner }) => owner === developer);
  const market = { address: home.addresses.market, abi: marketAbi } as const;
  const stake = { address: home.addresses.providerStake, abi: providerStakeAbi } as const;
  const [sales, revenue, needs] = await Promise.all([
    readMany(
      home.client,
      own.map(({ ware }) => ({ ...market, functionName: "salesOf" as const, args: [ware] as const })),
    ),
    readMany(
      home.client,
      own.map(({ ware }) => ({ ...market, functionName: "revenueOf" as const, args: [ware] as const })),
    ),
    readMany(
      home.client,
      own.map(({ ware }) => ({ ...stake, functionName: "need" as const, args: [ware] as const })),
    ),
  ]);
  return own.map(({ ware, host, stake: staked }, index) => {
    const [purchases = 0n, callsSold = 0n, callsSettled = 0n] = sales[index] ?? [];
    const [days, amounts] = revenue[index] ?? [[], []];
    const waiting = days.map((day, place) => ({
      day,
      unlocksAt: day * daySeconds,
      amount: amounts[place] ?? 0n,
    }));
    const due = waiting.filter(({ unlocksAt }) => unlocksAt <= at.timestamp);
    return {
      ...{ ware, host, callsSold, callsSettled, stake: staked },
      purchases: Number(purchases),
      stakeNeeded: needs[index] ?? 0n,
      withdrawable: due.reduce((sum, { amount }) => sum + amount, 0n),
      dueDays: due.filter(({ amount }) => amount > 0n).map(({ day }) => day),
      waiting: waiting
        .filter(({ unlocksAt, amount }) => unlocksAt > at.timestamp && amount > 0n)
        .map(({ unlocksAt, amount }) => ({ unlocksAt, amount })),
    };
  });
}
