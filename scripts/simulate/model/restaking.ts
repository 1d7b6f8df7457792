import { type Account, type Clock, modules } from "./accounts.ts";
import type { ConvictionLedger } from "./convictionLedger.ts";
import { demand } from "./refused.ts";
import { RestakingPools } from "./restakingPools.ts";
import * as rewardMath from "./rewardMath.ts";
import type { Token } from "./token.ts";
import { epochAt, startOf } from "./windows.ts";

interface Epoch {
  fees: bigint;
  slashed: bigint;
  isPaidIn: boolean;
  isDone: boolean;
}

export interface RestakingParts {
  clock: Clock;
  token: Token;
  gov: ConvictionLedger;
  activeWaresOf: (epoch: number) => number;
  disputes: () => Enforcement;
}

/** What the rewards of an epoch ask of the disputes. */
export interface Enforcement {
  enforcedIn(epoch: number): { claims: bigint; burned: bigint };
  takeSlashShare(epoch: number): bigint;
}

/** Rewards of those who restaked: `Restaking.sol`. Amounts of ETH are amounts only; nobody's ETH is followed. */
export class Restaking extends RestakingPools {
  insuranceSec = 0n;
  totalOwed = 0n;
  readonly #epochs = new Map<number, Epoch>();
  readonly #duties = new Map<string, { due: bigint; done: bigint }>();
  readonly #rewards = new Map<string, bigint>();
  readonly #commissions = new Map<Account, bigint>();
  readonly #claimed = new Set<string>();
  readonly #parts: RestakingParts;

  constructor(parts: RestakingParts) {
    super(parts.clock, parts.gov);
    this.#parts = parts;
  }

  payIn(epoch: number, amount: bigint): void {
    const own = this.#epochOf(epoch);
    [own.fees, own.isPaidIn] = [amount, true];
  }

  payInInsurance(amount: bigint): void {
    this.insuranceSec += amount;
  }

  noteDuty(operator: Account, isDone: boolean): void {
    const key = `${operator} ${epochAt(this.clock.now)}`;
    const own = this.#duties.get(key) ?? { due: 0n, done: 0n };
    this.#duties.set(key, { due: own.due + 1n, done: own.done + (isDone ? 1n : 0n) });
  }

  /** @returns what was paid */
  closeEpoch(epoch: number): bigint {
    const own = this.#epochs.get(epoch);
    demand(own?.isPaidIn === true, "RestakingEpochNotReady");
    demand(!own.isDone, "RestakingEpochDone");
    own.isDone = true;
    const disputes = this.#parts.disputes();
    own.slashed = disputes.takeSlashShare(epoch);
    const { claims, burned } = disputes.enforcedIn(epoch);
    const q = rewardMath.pool(own.fees, own.slashed);
    const active = BigInt(this.#parts.activeWaresOf(epoch));
    const paid = this.#divide(epoch, rewardMath.paid(q, active, claims, burned));
    this.insuranceSec += own.fees + own.slashed - paid;
    this.totalOwed += paid;
    return paid;
  }

  claim(investor: Account, epochs: readonly number[]): bigint {
    let amount = this.#commissions.get(investor) ?? 0n;
    for (const epoch of epochs) amount += this.#claim(investor, epoch);
    this.#commissions.set(investor, 0n);
    this.totalOwed -= amount;
    this.#parts.token.transfer(modules.restaking, investor, amount);
    return amount;
  }

  dutiesOf(operator: Account, epoch: number): { due: bigint; done: bigint } {
    return this.#duties.get(`${operator} ${epoch}`) ?? { due: 0n, done: 0n };
  }

  rewardOf(operator: Account, epoch: number): bigint {
    return this.#rewards.get(`${operator} ${epoch}`) ?? 0n;
  }

  #epochOf(epoch: number): Epoch {
    const own = this.#epochs.get(epoch) ?? { fees: 0n, slashed: 0n, isPaidIn: false, isDone: false };
    this.#epochs.set(epoch, own);
    return own;
  }

  #divide(epoch: number, sum: bigint): bigint {
    const weights = this.operators().map((operator): [Account, bigint] => {
      const { done, due } = this.dutiesOf(operator, epoch);
      return [operator, rewardMath.weight(this.weightAt(operator, epoch), done, due)];
    });
    const total = weights.reduce((all, [, weight]) => all + weight, 0n);
    let paid = 0n;
    for (const [operator, weight] of weights) {
      if (weight === 0n) continue;
      paid += this.#reward(operator, epoch, (sum * weight) / total);
    }
    return paid;
  }

  /** @returns what somebody can come for: what waits to leave is still slashable, and so has weight, but earns nothing */
  #reward(operator: Account, epoch: number, reward: bigint): bigint {
    const commission = (reward * this.commissionBpsOf(operator)) / 10_000n;
    const all = this.sharesAt(operator, epoch);
    const forPool = all === 0n ? 0n : reward - commission;
    this.#commissions.set(operator, (this.#commissions.get(operator) ?? 0n) + commission);
    this.#rewards.set(`${operator} ${epoch}`, forPool);
    const queued = this.queuedAt(operator, epoch);
    return commission + (forPool > 0n ? (forPool * (all - queued)) / all : 0n);
  }

  #claim(investor: Account, epoch: number): bigint {
    demand(this.#epochs.get(epoch)?.isDone === true, "RestakingEpochNotReady");
    const key = `${investor} ${epoch}`;
    demand(!this.#claimed.has(key), "RestakingClaimed");
    this.#claimed.add(key);
    const operator = this.operatorOf(investor);
    const { shares, scaled } = this.positionAt(investor, epoch);
    if (operator === undefined || shares === 0n) return 0n;
    const reward = (this.rewardOf(operator, epoch) * shares) / this.sharesAt(operator, epoch);
    const balance = this.govBalanceAt(investor, startOf(epoch + 1) - 1);
    const amount = rewardMath.held(reward, balance, this.principalAt(operator, scaled, epoch + 1));
    this.insuranceSec += reward - amount;
    this.totalOwed -= reward - amount;
    return amount;
  }
}
