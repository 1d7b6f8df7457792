import { contest } from "../customers.ts";
import { Developer, lastEpoch } from "../developer.ts";
import type { Account } from "../model/accounts.ts";
import { ONE, sec } from "../model/units.ts";
import type { Strategy } from "../strategy.ts";
import type { World } from "../world.ts";
import { answerClaims, bringToTheJury } from "./eachDispute.ts";

const TAKEN_AT_ONCE = 6;
const SOLD_BEFORE = 8;
const SOLD_MOST = 60n;
const NAMES = { accused: "a developer", accuser: "a customer" };

/** Not part of the year: what a short record would otherwise not reach in fourteen days. */
export const strategy: Strategy = {
  name: "each act",
  does: "Buys, has served, complains, contests, cancels, leaves, and is refused: everything once.",
  start: (world) => {
    const developer = new Developer(world, world.party("a developer"), { price: 10, stake: 2_000 });
    const better = new Developer(world, world.party("a better one"), { price: 10, stake: 2_000 });
    world.act({ kind: "fund", account: -6, amount: sec(1_000) });
    return {
      onDay: (day) => {
        if (day === 1) answerClaims(world, developer);
        if (day === 2) complain(world, developer);
        if (day === 2) for (let i = 0; i < SOLD_BEFORE; i += 1) sellAndSettle(world, better, 1n);
        if (day === 3) leave(world, developer);
        if (day === 4) beRefused(world, developer);
        if (day === 5) buyAtDesk(world, developer);
        if (day === 6) resell(world, developer);
        if (day === 8) bringToTheJury(world, developer);
        if (day === 9) earn(world, developer, better);
      },
    };
  },
};

/** One complaint that nobody answers, one that falls, and as many as one may leave. */
function complain(world: World, developer: Developer): void {
  for (let i = 0; i < TAKEN_AT_ONCE; i += 1) {
    const customer = buyer(world);
    const purchase = developer.sell(customer, 1n, 1);
    if (purchase === null) continue;
    developer.settle([purchase]);
    const opened = world.act({ kind: "review", purchase, reviewer: customer });
    if (!opened.isDone) continue;
    if (i % 2 === 0) contest(world, purchase, NAMES);
    else world.after(4, () => world.act({ kind: "finalise", purchase }));
  }
}

/** Cancels, and takes the money and a part of the stake back. */
function leave(world: World, developer: Developer): void {
  const purchase = developer.sell(buyer(world), 2n, 0.5);
  if (purchase === null) return;
  world.act({ kind: "cancel", purchase });
  world.act({ kind: "refund", purchase });
  world.after(3, () => world.act({ kind: "refund", purchase }));
  const { ware, account } = developer;
  world.act({ kind: "stake", ware, from: account, amount: sec(50) });
  world.act({ kind: "unbond", ware, amount: sec(100) });
  world.act({ kind: "withdrawStake", ware });
}

/** Asks for what the rules do not give. */
function beRefused(world: World, { ware, account }: Developer): void {
  const stranger = buyer(world);
  world.move(stranger, account, sec(90));
  world.move(stranger, account, sec(90));
  world.act({ kind: "sweep", epoch: lastEpoch(world) });
  world.act({ kind: "unbond", ware, amount: sec(1_950) });
  world.act({ kind: "buy", owner: stranger, ware, plan: 0, qty: 10_000n });
  world.act({ kind: "buy", owner: stranger, ware, plan: 0, qty: 0n });
  world.act({ kind: "startExpulsion", ware, payers: [stranger, account] });
  world.act({ kind: "expel", ware });
  world.act({ kind: "challenge", purchase: 0 });
  world.act({
    kind: "register",
    developer: account,
    price: ONE,
    units: 1n,
    duration: 86_400,
    stake: sec(10),
  });
}

function buyAtDesk(world: World, { ware, serving }: Developer): void {
  const bought = world.tryDesk(world.account(), { ware, plan: 0, qty: 3n });
  if (bought === null) return;
  serving.set(bought, { start: world.economy.clock.now, fraction: 0.4 });
  world.act({ kind: "cancel", purchase: bought });
  world.after(3, () => world.act({ kind: "refund", purchase: bought }));
  world.tryDesk(world.account(), { ware, plan: 0, qty: 51n });
}

/** A package of two SecWares: one part is used, the other is half used and left; and what is not sold. */
function resell(world: World, { ware }: Developer): void {
  const reseller = world.account();
  world.act({ kind: "fund", account: reseller, amount: sec(1_100) });
  const made = world.act({ kind: "registerPackage", developer: reseller, stake: sec(1_007) });
  if (!made.isDone) return;
  const bundle = Number(made.value);
  world.act({ kind: "buyPackage", owner: reseller, ware: bundle });
  const parts = [
    { ware, plan: 0, qty: 2n },
    { ware: 1, plan: 0, qty: 1n },
  ];
  world.act({ kind: "compose", ware: bundle, parts, margin: sec(1_000) });
  world.act({ kind: "compose", ware: bundle, parts, margin: sec(5) });
  const bought = world.act({ kind: "buyPackage", owner: buyer(world), ware: bundle });
  world.act({ kind: "buyPackage", owner: world.account(), ware: bundle });
  world.act({ kind: "buyPackage", owner: buyer(world), ware: bundle });
  if (!bought.isDone) return;
  const sale = Number(bought.value);
  const [first = 0, second = 0] = world.economy.packages.sales[sale]?.parts ?? [];
  world.act({ kind: "settle", vouchers: [{ purchase: first, seq: 77n }] });
  world.act({ kind: "settlePackage", sale });
  world.act({ kind: "closePackage", sale });
  world.after(1, () => leavePackage(world, sale, first, second));
}

function leavePackage(world: World, sale: number, first: number, second: number): void {
  const vouchers = [
    { purchase: first, seq: 1_000n },
    { purchase: second, seq: 31n },
  ];
  world.act({ kind: "settle", vouchers });
  world.act({ kind: "cancel", purchase: second });
  world.after(3, () => {
    world.act({ kind: "refund", purchase: second });
    world.act({ kind: "settlePackage", sale });
    world.act({ kind: "closePackage", sale });
    world.act({ kind: "closePackage", sale });
  });
}

/** One earns nearly all, and so gets its part of the pool; a better one would get more than its part, if a share had no bound. */
function earn(world: World, most: Developer, better: Developer): void {
  sellAndSettle(world, most, SOLD_MOST);
  sellAndSettle(world, better, 1n);
}

function sellAndSettle(world: World, developer: Developer, qty: bigint): void {
  const customer = world.account();
  world.act({ kind: "fund", account: customer, amount: qty * developer.price });
  const purchase = developer.sell(customer, qty, 1);
  if (purchase !== null) developer.settle([purchase]);
}

function buyer(world: World): Account {
  const account = world.account();
  world.act({ kind: "fund", account, amount: sec(100) });
  return account;
}
