import type { Account } from "./model/accounts.ts";
import { sec, toNumber } from "./model/units.ts";
import { DAY, epochAt } from "./model/windows.ts";
import type { Party } from "./party.ts";
import type { World } from "./world.ts";

export interface Offer {
  /** Of a plan of 30 days with 100 calls, in SEC. */
  price: number;
  /** What serving costs, as a part of what is earned. */
  cost?: number;
  /** SEC to begin with. */
  funds?: number;
  /** What it stakes at once, in SEC. */
  stake?: number;
  /** On which day of ten it settles; twins settle on the same. */
  settlesOn?: number;
}

const PLAN_DAYS = 30;
const CALLS = 100n;
const SETTLE_EVERY = 10;
const PLENTY_PERCENT = 110n;

interface Served {
  start: number;
  /** How much of it will have been used at its end. */
  fraction: number;
}

/** One who sells: keeps his stake at what is needed, settles every ten days, takes out what is free. */
export class Developer {
  readonly party: Party;
  readonly account: Account;
  readonly ware: number;
  readonly price: bigint;
  /** By purchase, what is served of it. */
  readonly serving = new Map<number, Served>();
  earned = 0;
  /** Whether he tops up his stake at once; else once a day. */
  isPrompt = true;
  /** Whether he leaves stake where it is that is not needed. */
  keepsStake = false;
  readonly #cost: number;
  readonly #world: World;

  constructor(world: World, party: Party, offer: Offer) {
    const { price, cost = 0.3, funds = 40_000, stake = 1_500 } = offer;
    this.#world = world;
    this.#cost = cost;
    this.party = party;
    this.price = sec(price);
    this.account = party.account(sec(funds));
    const plan = { price: this.price, units: CALLS, duration: PLAN_DAYS * DAY, stake: sec(stake) };
    const made = world.act({ kind: "register", developer: this.account, ...plan });
    this.ware = made.isDone ? Number(made.value) : 0;
    party.wares.push(this.ware);
    world.after(offer.settlesOn ?? 1 + (this.ware % SETTLE_EVERY), () => this.#work());
  }

  /** Sells, after the stake was topped up where it is the developer who is short. @returns the purchase, or null */
  sell(owner: Account, qty: bigint, fraction: number): number | null {
    if (this.isPrompt) this.cover(qty * this.price);
    const bought = this.#world.act({ kind: "buy", owner, ware: this.ware, plan: 0, qty });
    if (!bought.isDone) return null;
    const purchase = Number(bought.value);
    this.serving.set(purchase, { start: this.#world.economy.clock.now, fraction });
    // At the end at the latest: vouchers settle for two days more, and a day of these may be lost to an outage.
    this.#world.after(PLAN_DAYS, () => this.settle([purchase]));
    return purchase;
  }

  /** Stakes what selling `more` would need beyond what is there, as far as his money goes. */
  cover(more: bigint): void {
    const { stakes, token, reputation } = this.#world.economy;
    const score = reputation.meanScoreOf(this.ware);
    const exposure = stakes.exposureOf(this.ware) + more;
    const needed = stakes.fixedPart + exposure - (exposure * score) / 4_000_000_000n;
    const short = needed - stakes.stakeOf(this.ware).staked;
    const amount = short < token.balanceOf(this.account) ? short : token.balanceOf(this.account);
    if (amount > 0n) this.#world.act({ kind: "stake", ware: this.ware, from: this.account, amount });
  }

  /** Settles what was served of these purchases, or of all. */
  settle(only?: readonly number[]): void {
    const { market, clock } = this.#world.economy;
    const vouchers: { purchase: number; seq: bigint }[] = [];
    for (const purchase of only ?? [...this.serving.keys()]) {
      const served = this.serving.get(purchase);
      if (served === undefined) continue;
      const { start, fraction } = served;
      const { amount, calls, used, state } = market.purchaseOf(purchase);
      const elapsed = only === undefined ? Math.min(1, (clock.now - start) / (PLAN_DAYS * DAY)) : 1;
      const seq = BigInt(Math.floor(Number(calls) * fraction * elapsed));
      if (state !== "closed" && seq > used) vouchers.push({ purchase, seq });
      if (state === "closed" && seq > used)
        this.#world.lostToLateness += toNumber((amount * (seq - used)) / calls);
      if (state === "closed" || elapsed >= 1) this.serving.delete(purchase);
    }
    for (let from = 0; from < vouchers.length; from += 50) this.#settleBatch(vouchers.slice(from, from + 50));
  }

  #settleBatch(vouchers: readonly { purchase: number; seq: bigint }[]): void {
    const settled = this.#world.act({ kind: "settle", vouchers });
    if (!settled.isDone) return;
    const amount = toNumber(settled.value);
    this.earned += amount;
    this.party.aside -= amount * this.#cost;
  }

  #work(): void {
    this.settle();
    this.#world.act({ kind: "withdraw", ware: this.ware });
    this.#trim();
    this.#world.after(SETTLE_EVERY, () => this.#work());
  }

  /** Takes back stake that is not needed; the score that makes it so is what one hopes to gain. */
  #trim(): void {
    if (this.keepsStake) return;
    const { stakes, clock } = this.#world.economy;
    const own = stakes.stakeOf(this.ware);
    if (own.unbonding > 0n && clock.now >= own.unbondAt) {
      this.#world.act({ kind: "withdrawStake", ware: this.ware });
    }
    const wanted = (stakes.need(this.ware) * PLENTY_PERCENT) / 100n;
    if (own.unbonding === 0n && own.staked * 2n > wanted * 3n) {
      this.#world.act({ kind: "unbond", ware: this.ware, amount: own.staked - wanted });
    }
  }
}

/** The epoch before this one. */
export function lastEpoch(world: World): number {
  return epochAt(world.economy.clock.now) - 1;
}
