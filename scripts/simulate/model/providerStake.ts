import { type Account, type Clock, modules } from "./accounts.ts";
import { demand } from "./refused.ts";
import type { Registry } from "./registry.ts";
import type { Scores } from "./scores.ts";
import * as slaMath from "./slaMath.ts";
import { need } from "./stakeMath.ts";
import type { Token } from "./token.ts";
import { least, ONE } from "./units.ts";
import { DISPUTE_WINDOW, dayAfter, dayAt, UNBONDING } from "./windows.ts";

export interface Stake {
  staked: bigint;
  unbonding: bigint;
  unbondAt: number;
  exposure: bigint;
  frozen: bigint;
  droppedTo: number;
  /** Until when what may be taken for broken SLAs is not whole. */
  slaFullAt: number;
  tails: Map<number, bigint>;
}

export interface StakeParts {
  clock: Clock;
  token: Token;
  registry: Registry;
  scores: Scores;
}

/** What developers stand for: `ProviderStake.sol`. */
export class ProviderStake {
  fixedPart = 1_000n * ONE;
  readonly #stakes = new Map<number, Stake>();
  readonly #parts: StakeParts;

  constructor(parts: StakeParts) {
    this.#parts = parts;
  }

  stake(ware: number, from: Account, amount: bigint): void {
    demand(amount > 0n, "ProviderStakeNothing");
    this.#parts.token.pull(from, modules.stakes, amount);
    this.stakeOf(ware).staked += amount;
  }

  unbond(ware: number, amount: bigint): void {
    const own = this.#dropped(ware);
    demand(amount > 0n && amount <= own.staked, "ProviderStakeShort");
    const isOver = this.#parts.registry.wareOf(ware).endedAt !== 0 && own.exposure === 0n;
    demand(own.staked - amount >= (isOver ? 0n : this.need(ware)), "ProviderStakeShort");
    own.staked -= amount;
    own.unbonding += amount;
    own.unbondAt = this.#parts.clock.now + UNBONDING;
  }

  withdraw(ware: number): void {
    const own = this.stakeOf(ware);
    demand(own.unbonding > 0n, "ProviderStakeNothing");
    demand(this.#parts.clock.now >= own.unbondAt, "ProviderStakeLocked");
    demand(own.frozen <= own.staked, "ProviderStakeFrozen");
    this.#parts.token.transfer(modules.stakes, this.#parts.registry.wareOf(ware).developer, own.unbonding);
    own.unbonding = 0n;
  }

  /** Refuses where the stake would be short, before anything changes. */
  addExposure(ware: number, amount: bigint): void {
    this.demandCovered(ware, amount);
    this.#dropped(ware).exposure += amount;
  }

  /** Refuses where the stake does not cover so much more. */
  demandCovered(ware: number, more: bigint): void {
    const own = this.#dropped(ware);
    const needed = need(this.fixedPart, own.exposure + more, this.#parts.scores.meanScoreOf(ware));
    demand(own.staked >= needed, "ProviderStakeShort");
  }

  endExposure(ware: number, amount: bigint): void {
    const own = this.#dropped(ware);
    const day = dayAfter(this.#parts.clock.now, DISPUTE_WINDOW);
    own.tails.set(day, (own.tails.get(day) ?? 0n) + amount);
  }

  releaseExposure(ware: number, amount: bigint): void {
    this.#dropped(ware).exposure -= amount;
  }

  freeze(ware: number, amount: bigint): void {
    this.stakeOf(ware).frozen += amount;
  }

  unfreeze(ware: number, amount: bigint): void {
    this.stakeOf(ware).frozen -= amount;
  }

  slash(ware: number, amount: bigint, to: Account): bigint {
    const own = this.stakeOf(ware);
    const first = least(amount, own.staked);
    const second = least(amount - first, own.unbonding);
    own.staked -= first;
    own.unbonding -= second;
    this.#parts.token.transfer(modules.stakes, to, first + second);
    return first + second;
  }

  /** A claim that held `amount` back is over, and takes as much. */
  slashFrozen(ware: number, amount: bigint, to: Account): bigint {
    this.unfreeze(ware, amount);
    return this.slash(ware, amount, to);
  }

  /** The same for a broken SLA, and no more than may be taken for these at the time. */
  slashForSla(ware: number, amount: bigint, to: Account): bigint {
    this.unfreeze(ware, amount);
    const own = this.stakeOf(ware);
    const [stands, { now }] = [this.slashableOf(ware), this.#parts.clock];
    const used = least(amount, slaMath.left(stands, own.slaFullAt, now));
    own.slaFullAt = slaMath.fullAfter(stands, own.slaFullAt, now, used);
    return this.slash(ware, used, to);
  }

  slashableOf(ware: number): bigint {
    const { staked, unbonding } = this.stakeOf(ware);
    return staked + unbonding;
  }

  stakeOf(ware: number): Stake {
    let own = this.#stakes.get(ware);
    if (own === undefined) {
      own = {
        staked: 0n,
        unbonding: 0n,
        unbondAt: 0,
        exposure: 0n,
        frozen: 0n,
        droppedTo: 0,
        slaFullAt: 0,
        tails: new Map(),
      };
      this.#stakes.set(ware, own);
    }
    return own;
  }

  exposureOf(ware: number): bigint {
    return this.stakeOf(ware).exposure - this.#overOf(this.stakeOf(ware));
  }

  shortOf(ware: number): bigint {
    const [{ frozen }, stands] = [this.stakeOf(ware), this.slashableOf(ware)];
    return frozen > stands ? frozen - stands : 0n;
  }

  need(ware: number): bigint {
    return need(this.fixedPart, this.exposureOf(ware), this.#parts.scores.meanScoreOf(ware));
  }

  #dropped(ware: number): Stake {
    const own = this.stakeOf(ware);
    const today = dayAt(this.#parts.clock.now);
    if (own.droppedTo === today) return own;
    own.exposure -= this.#overOf(own);
    own.droppedTo = today;
    for (const day of own.tails.keys()) if (day <= today) own.tails.delete(day);
    return own;
  }

  #overOf(own: Stake): bigint {
    const today = dayAt(this.#parts.clock.now);
    if (own.droppedTo === today) return 0n;
    let over = 0n;
    for (const [day, amount] of own.tails) if (day <= today) over += amount;
    return over;
  }
}
