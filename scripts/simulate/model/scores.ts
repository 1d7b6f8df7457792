import type { Account, Clock } from "./accounts.ts";
import * as scoreMath from "./scoreMath.ts";
import { least, ONE } from "./units.ts";
import { epochAt, startOf } from "./windows.ts";

const MASK_128 = (1n << 128n) - 1n;
const MASK_32 = (1n << 32n) - 1n;
const UINT72 = (1n << 72n) - 1n;
const UINT64 = (1n << 64n) - 1n;
const CLOSES = 4;
export const HUNDREDTH = 10n ** 10n;
const ACTIVE_EARNED = 100n * ONE;
const ACTIVE_OWNERS = 5;

export interface Standing {
  p: bigint;
  n: bigint;
  v: bigint;
  since: number;
}

interface Epochs {
  closes: bigint;
  epoch: number;
  owners: number;
  isActive: boolean;
}

export interface Payer {
  windowStart: number;
  given: bigint;
  repeats: bigint;
  firstPaidAt: number;
  lastEpoch: number;
  /** The hours of the last three reviews, the oldest first. */
  reviewHours: number[];
}

/** Scores, credited by what is settled and closed by epochs: `reputation/ReputationScores.sol`. */
export class Scores {
  protected readonly clock: Clock;
  readonly #standings = new Map<number, Standing>();
  readonly #epochs = new Map<number, Epochs>();
  readonly #payers = new Map<number, Map<Account, Payer>>();
  /** Of one epoch, and true until the next: the closes behind it do not change within it. */
  readonly #means = new Map<number, { epoch: number; mean: bigint }>();
  readonly #activeWares = new Map<number, number>();
  readonly terms: scoreMath.ScoreParameters;

  constructor(clock: Clock, terms = scoreMath.scoreDefaults) {
    this.clock = clock;
    this.terms = terms;
  }

  credit(
    ware: number,
    payer: Account,
    before: bigint,
    after: bigint,
    inEpoch: bigint,
  ): { mean: bigint; points: bigint } {
    const mean = this.closeEpochs(ware);
    const [unitsBefore, unitsAfter] = [scoreMath.units(before), scoreMath.units(after)];
    const { given, hundredths } = this.#creditPayer(ware, payer, unitsBefore, unitsAfter);
    this.#countActivity(ware, payer, inEpoch);
    const now = this.standingOf(ware);
    now.p = least(now.p + given, UINT72);
    now.v = least(now.v + unitsAfter - unitsBefore, UINT72);
    this.#standings.set(ware, now);
    return { mean, points: least(hundredths, 65_535n) };
  }

  scoreOf(ware: number): bigint {
    return this.#scoreAt(ware, this.clock.now);
  }

  /** The score if reviews of so many points were counted now. */
  scoreWith(ware: number, points: bigint): bigint {
    const { p, n, v } = this.standingOf(ware);
    return scoreMath.score(p, n + points, v, this.terms);
  }

  meanScoreOf(ware: number): bigint {
    const epoch = epochAt(this.clock.now);
    const known = this.#means.get(ware);
    if (known?.epoch === epoch) return known.mean;
    const mean = meanOf(this.#closesNow(ware));
    this.#means.set(ware, { epoch, mean });
    return mean;
  }

  standingOf(ware: number): Standing {
    return this.#standingAt(ware, this.clock.now);
  }

  activeWaresOf(epoch: number): number {
    return this.#activeWares.get(epoch) ?? 0;
  }

  payerOf(ware: number, account: Account): Payer {
    let payers = this.#payers.get(ware);
    if (payers === undefined) {
      payers = new Map();
      this.#payers.set(ware, payers);
    }
    let payer = payers.get(account);
    if (payer === undefined) {
      payer = { windowStart: 0, given: 0n, repeats: 0n, firstPaidAt: 0, lastEpoch: 0, reviewHours: [] };
      payers.set(account, payer);
    }
    return payer;
  }

  /** Those who paid a SecWare, oldest first. */
  payersOf(ware: number): [Account, Payer][] {
    return [...(this.#payers.get(ware) ?? [])];
  }

  protected complain(ware: number, points: bigint): void {
    this.closeEpochs(ware);
    const now = this.standingOf(ware);
    now.n = least(now.n + points, UINT72);
    this.#standings.set(ware, now);
  }

  /** Writes down the scores with which epochs ended, before anything of a new one counts. */
  protected closeEpochs(ware: number): bigint {
    const epoch = epochAt(this.clock.now);
    const own = this.#epochs.get(ware);
    if (own?.epoch === epoch) return meanOf(own.closes);
    const closes = this.#closesNow(ware);
    this.#epochs.set(ware, { closes, epoch, owners: 0, isActive: false });
    return meanOf(closes);
  }

  #creditPayer(
    ware: number,
    account: Account,
    before: bigint,
    after: bigint,
  ): { given: bigint; hundredths: bigint } {
    const own = this.payerOf(ware, account);
    const { now } = this.clock;
    if (now >= own.windowStart + scoreMath.SCORE_WINDOW) {
      [own.windowStart, own.given, own.repeats] = [now, 0n, 0n];
    }
    const wasFull = before >= scoreMath.POINT;
    const repeats = wasFull && own.repeats > 0n ? own.repeats - 1n : own.repeats;
    const given = scoreMath.points(after - before, repeats, own.given, this.terms);
    const sum = least(own.given + given, UINT64);
    const hundredths = sum / HUNDREDTH - own.given / HUNDREDTH;
    own.given = sum;
    if (own.firstPaidAt === 0 && sum >= scoreMath.POINT) own.firstPaidAt = now;
    if (after >= scoreMath.POINT && !wasFull && own.repeats < 255n) own.repeats += 1n;
    return { given, hundredths };
  }

  #countActivity(ware: number, account: Account, earned: bigint): void {
    const epochs = this.#epochs.get(ware);
    if (epochs === undefined || epochs.isActive) return;
    const own = this.payerOf(ware, account);
    if (epochs.owners < ACTIVE_OWNERS && own.lastEpoch !== epochs.epoch) {
      own.lastEpoch = epochs.epoch;
      epochs.owners += 1;
    }
    if (earned < ACTIVE_EARNED || epochs.owners < ACTIVE_OWNERS) return;
    epochs.isActive = true;
    this.#activeWares.set(epochs.epoch, this.activeWaresOf(epochs.epoch) + 1);
  }

  #closesNow(ware: number): bigint {
    const epoch = epochAt(this.clock.now);
    const own = this.#epochs.get(ware);
    if (own === undefined) return 0n;
    let closes = own.closes;
    for (let one = Math.max(own.epoch, epoch - CLOSES); one < epoch; one += 1) {
      closes = ((closes << 32n) & MASK_128) | this.#scoreAt(ware, startOf(one + 1));
    }
    return closes;
  }

  #scoreAt(ware: number, time: number): bigint {
    const { p, n, v } = this.#standingAt(ware, time);
    return scoreMath.score(p, n, v, this.terms);
  }

  #standingAt(ware: number, time: number): Standing {
    const own = this.#standings.get(ware);
    if (own === undefined) return { p: 0n, n: 0n, v: 0n, since: time };
    if (own.since === time) return { ...own };
    const left = scoreMath.decayFactor(time - own.since);
    return { p: (own.p * left) / ONE, n: (own.n * left) / ONE, v: (own.v * left) / ONE, since: time };
  }
}

function meanOf(closes: bigint): bigint {
  let sum = 0n;
  for (let i = 0n; i < 4n; i += 1n) sum += (closes >> (i * 32n)) & MASK_32;
  return sum / 4n;
}
