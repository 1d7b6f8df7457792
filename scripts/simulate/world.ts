import { type Act, type Outcome, perform } from "./acts.ts";
import type { Chain } from "./chain.ts";
import { Jury } from "./jury.ts";
import type { Account } from "./model/accounts.ts";
import { createEconomy, type Economy } from "./model/economy.ts";
import { type JuryTerms, juryDefaults } from "./model/juryMath.ts";
import type { Order } from "./model/market.ts";
import { type ScoreParameters, scoreDefaults } from "./model/scoreMath.ts";
import { toNumber } from "./model/units.ts";
import { DAY } from "./model/windows.ts";
import { Moments } from "./moments.ts";
import { Party } from "./party.ts";
import type { Random } from "./random.ts";

/** The first second of an epoch. */
export const START = 3_000 * 7 * DAY;

/** An act, with when it was done and what came of it. */
export interface Done {
  time: number;
  act: Act;
  outcome: Outcome;
}

interface WorldOptions {
  keepsHistory?: boolean | undefined;
  terms?: ScoreParameters | undefined;
  juryTerms?: JuryTerms | undefined;
}

/** The simulated market: the model, its clock by days, and all who act in it. */
export class World implements Chain {
  readonly economy: Economy;
  readonly random: Random;
  readonly jury: Jury;
  readonly history: Done[] = [];
  readonly parties: Party[] = [];
  /** How many acts were refused, by error. */
  readonly refusals = new Map<string, number>();
  /** ETH for a SEC, where people trade. */
  price = 0.001;
  /** While this is true, no act reaches the chain. */
  isOut = false;
  day = 0;
  /** SEC of what was served and never paid, because its voucher came too late. */
  lostToLateness = 0;
  acts = 0;
  readonly supplyAtStart: bigint;
  readonly #moments = new Moments();
  readonly #tasks = new Map<number, (() => void)[]>();
  readonly #keepsHistory: boolean;
  /** Whether the day that is ending was one without a chain. */
  #wasOut = false;
  #accounts = 0;

  constructor(
    random: Random,
    { keepsHistory = false, terms = scoreDefaults, juryTerms = juryDefaults }: WorldOptions = {},
  ) {
    this.economy = createEconomy(START, terms, juryTerms);
    this.supplyAtStart = this.economy.token.supply;
    this.random = random;
    this.#keepsHistory = keepsHistory;
    this.jury = new Jury(this);
  }

  account(): Account {
    this.#accounts += 1;
    return this.#accounts;
  }

  /** How many there are; they count up from 1. */
  get accounts(): number {
    return this.#accounts;
  }

  party(name: string): Party {
    const made = new Party(this, name);
    this.parties.push(made);
    return made;
  }

  /** Performs an act now. */
  act(act: Act): Outcome {
    const outcome = perform(this.economy, act);
    this.acts += 1;
    if (!outcome.isDone) this.refusals.set(outcome.error, (this.refusals.get(outcome.error) ?? 0) + 1);
    if (this.#keepsHistory) this.history.push({ time: this.economy.clock.now, act, outcome });
    return outcome;
  }

  /** A plain transfer. @returns whether there was enough */
  move(from: Account, to: Account, amount: bigint): boolean {
    return this.act({ kind: "transfer", from, to, amount }).isDone;
  }

  /** Buys at the desk. @returns the purchase, or null where it was refused */
  tryDesk(owner: Account, order: Order): number | null {
    const bought = this.act({ kind: "buyAtDesk", owner, ...order });
    return bought.isDone ? Number(bought.value) : null;
  }

  /** Does something on a later day, or on the first one after it on which the chain runs. */
  after(days: number, task: () => void): void {
    const day = this.day + Math.max(1, Math.ceil(days));
    const tasks = this.#tasks.get(day);
    if (tasks === undefined) this.#tasks.set(day, [task]);
    else tasks.push(task);
  }

  /** Does something at a time of the chain, or as soon as it runs again after that. */
  at(time: number, task: () => void): void {
    this.#moments.add(time, task);
  }

  /** Lets a day pass, with all that was to be done on it. */
  nextDay(): void {
    if (!this.isOut && !this.#wasOut) this.#passUntil(START + (this.day + 1) * DAY - 1);
    this.#wasOut = this.isOut;
    this.day += 1;
    this.economy.clock.now = START + this.day * DAY;
    const tasks = this.#tasks.get(this.day) ?? [];
    this.#tasks.delete(this.day);
    if (this.isOut) for (const task of tasks) this.after(1, task);
    else this.#runThroughTheDay(tasks);
    for (const party of this.parties) party.earnInterest();
  }

  /** A SecWare's score now, for people who look at it. */
  scoreOf(ware: number): number {
    return Number(this.economy.reputation.scoreOf(ware)) / 1e9;
  }

  balanceOf(account: Account): number {
    return toNumber(this.economy.token.balanceOf(account));
  }

  #runThroughTheDay(tasks: readonly (() => void)[]): void {
    const step = Math.max(1, Math.floor((DAY - 1) / (tasks.length + 1)));
    for (const task of tasks) {
      if (this.economy.clock.now + step < START + (this.day + 1) * DAY)
        this.#passUntil(this.economy.clock.now + step);
      task();
    }
  }

  /** Lets time go on, with what was to be done at a second until then. */
  #passUntil(time: number): void {
    const { clock } = this.economy;
    for (let due = this.#moments.next(time); due !== undefined; due = this.#moments.next(time)) {
      clock.now = Math.max(clock.now, due.time);
      due.task();
    }
    clock.now = time;
  }
}
