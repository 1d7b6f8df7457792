import { type Account, type Clock, modules } from "./accounts.ts";
import * as delayMath from "./delayMath.ts";
import * as feeMath from "./feeMath.ts";
import type { PerformancePool } from "./performancePool.ts";
import type { ProviderStake } from "./providerStake.ts";
import { demand } from "./refused.ts";
import type { Registry } from "./registry.ts";
import type { Restaking } from "./restaking.ts";
import type { Token } from "./token.ts";
import { least } from "./units.ts";
import type { Usages } from "./usages.ts";
import { DAY, dayAfter, dayAt, epochAt, startOf } from "./windows.ts";

export interface Settlement {
  ware: number;
  paid: bigint;
  calls: bigint;
  meanScore: bigint;
  /** What was paid, by the score of the time: rounded for each settlement, in a batch too. */
  weighted: bigint;
}

export interface RevenueParts {
  clock: Clock;
  token: Token;
  registry: Registry;
  stakes: ProviderStake;
  restaking: Restaking;
  pool: PerformancePool;
  usages: Usages;
}

/** Where settled money goes: `market/MarketRevenue.sol`. Days are a map here, and a ring there. */
export class Revenue {
  shortestDelay = DAY;
  longestDelay = 14 * DAY;
  totalDue = 0n;
  treasury = 0n;
  readonly #closed = new Set<number>();
  readonly #due = new Map<number, Map<number, bigint>>();
  readonly #kept = new Map<number, bigint>();
  readonly #own: RevenueParts;

  constructor(parts: RevenueParts) {
    this.#own = parts;
  }

  withdraw(ware: number): bigint {
    const { registry, stakes, token, clock } = this.#own;
    const today = dayAt(clock.now);
    let amount = this.#kept.get(ware) ?? 0n;
    for (const [day, sum] of this.#dueOf(ware)) {
      if (day > today) continue;
      amount += sum;
      this.#dueOf(ware).delete(day);
    }
    const kept = least(stakes.shortOf(ware), amount);
    this.#kept.set(ware, kept);
    this.totalDue -= amount - kept;
    token.transfer(modules.market, registry.wareOf(ware).developer, amount - kept);
    return amount - kept;
  }

  /** What waits for a SecWare, by the day on which it comes free. */
  dueOf(ware: number): ReadonlyMap<number, bigint> {
    return this.#dueOf(ware);
  }

  /** All that is owed to a SecWare, whatever its day. */
  waitingOf(ware: number): bigint {
    let sum = this.#kept.get(ware) ?? 0n;
    for (const amount of this.#dueOf(ware).values()) sum += amount;
    return sum;
  }

  closeEpoch(epoch: number): feeMath.FeeSplit {
    const { clock, token, restaking, pool, usages } = this.#own;
    demand(clock.now >= startOf(epoch + 1), "MarketEpochOpen");
    demand(!this.#closed.has(epoch), "MarketEpochClosed");
    this.#closed.add(epoch);
    const split = feeMath.split(usages.of(epoch).earned);
    this.treasury += split.treasury;
    token.burn(modules.market, split.burned);
    token.transfer(modules.market, modules.restaking, split.operators);
    restaking.payIn(epoch, split.operators);
    token.transfer(modules.market, modules.pool, split.pool);
    pool.payIn(epoch, split.pool);
    return split;
  }

  payTreasury(to: Account): void {
    this.#own.token.transfer(modules.market, to, this.treasury);
    this.treasury = 0n;
  }

  unlockDay(meanScore: bigint): number {
    const wait = delayMath.delay(BigInt(this.shortestDelay), BigInt(this.longestDelay), meanScore);
    return dayAfter(this.#own.clock.now, Number(wait));
  }

  /** What a SecWare earned since the epoch began. */
  protected earnedInEpoch(ware: number): bigint {
    return this.#own.usages.ofWare(ware, epochAt(this.#own.clock.now)).earned;
  }

  protected addSettled(part: Settlement): void {
    const before = this.#own.usages.add(part.ware, epochAt(this.#own.clock.now), part);
    if (part.paid > 0n) this.addDue(part.ware, part.paid - feeMath.heldOf(before, part.paid), part.meanScore);
  }

  protected addDue(ware: number, amount: bigint, meanScore: bigint): void {
    if (amount === 0n) return;
    const day = this.unlockDay(meanScore);
    const own = this.#dueOf(ware);
    own.set(day, (own.get(day) ?? 0n) + amount);
    this.totalDue += amount;
  }

  #dueOf(ware: number): Map<number, bigint> {
    const found = this.#due.get(ware);
    if (found !== undefined) return found;
    const made = new Map<number, bigint>();
    this.#due.set(ware, made);
    return made;
  }
}
