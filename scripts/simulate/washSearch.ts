import { CAPITAL_COST } from "./capitalCost.ts";
import { decayFactor, POINT, points, SCORE_ONE, score } from "./model/scoreMath.ts";
import { ONE } from "./model/units.ts";
import { DAY } from "./model/windows.ts";

/** What a SecWare has without any trick. */
export interface Trade {
  /** Units of genuine use in a week, 10 SEC each. */
  units: number;
  shape: Shape;
}

/** Many buyers once a quarter; buyers who come again; few large ones; many of whom one in ten complains. */
export const shapes = ["broad", "loyal", "few", "complained"] as const;
export type Shape = (typeof shapes)[number];

/** How one pays oneself. */
export interface Wash {
  /** Units in a week, as a part of what is genuine, or of one unit where nothing is. */
  part: number;
  purchases: number;
  /** Units of one purchase. */
  size: number;
  /** All in the first four weeks, or as much in each week. */
  isBurst: boolean;
  /** Owns every operator, and so gets their fee back. */
  ownsOperators: boolean;
}

export interface Cell {
  trade: Trade;
  wash: Wash;
  /** In SEC over a year, beside the same SecWare without it. */
  gain: number;
  spent: number;
}

const WEEKS = 52;
const UNIT_SEC = 10;
/** What the rest of the market earns in a week, and its weight: it is where a larger share of the pool would come from. */
const REST_SEC = 100_000;
const REST_SCORE = 0.7;
const WEEK_LEFT = decayFactor(7 * DAY);

/** What a search can be tried against. */
export interface WashTerms {
  /** All that a settlement pays besides the pool's part, as a part of it; and what of that operators get. */
  fee: number;
  operatorsFee: number;
  poolFee: number;
  /** A share of the pool is at most this many times what was put in. */
  poolCap: number;
  /** What a full score takes off the variable stake. */
  stakeOff: number;
}

export const washDefaults: WashTerms = {
  fee: 0.06,
  operatorsFee: 0.01,
  poolFee: 0.005,
  poolCap: 1.25,
  stakeOff: 0.25,
};

/** What an operator gets of its fee where the market is broad and nothing is enforced. */
const PAID_OUT = 0.65;
/** Days that sold money stands in the exposure: half of a plan's 30, and the tail. */
const EXPOSED_DAYS = 22;
const LONGEST = 14;
const SHORTEST = 1;
const BURST_WEEKS = 4;

export const grid = {
  units: [0, 1, 5, 20, 100, 1_000],
  shape: shapes,
  part: [0.05, 0.2, 0.5, 1, 3],
  purchases: [1, 3, 5],
  size: [1, 2, 5],
  isBurst: [false, true],
  ownsOperators: [false, true],
} as const;

/** Every cell of the grid: 4,320 of them. */
export function* cellsOf(axes: typeof grid | Axes = grid): Generator<{ trade: Trade; wash: Wash }> {
  for (const units of axes.units)
    for (const shape of axes.shape)
      for (const part of axes.part)
        for (const purchases of axes.purchases)
          for (const size of axes.size)
            for (const isBurst of axes.isBurst)
              for (const ownsOperators of axes.ownsOperators)
                yield { trade: { units, shape }, wash: { part, purchases, size, isBurst, ownsOperators } };
}

export interface Axes {
  units: readonly number[];
  shape: readonly Shape[];
  part: readonly number[];
  purchases: readonly number[];
  size: readonly number[];
  isBurst: readonly boolean[];
  ownsOperators: readonly boolean[];
}

/** What a year of paying oneself brings, all advantages counted in favour of who does it. */
export function evaluateWash(trade: Trade, wash: Wash, terms: WashTerms = washDefaults): Cell {
  const without = yearOf(trade, null, terms);
  const withIt = yearOf(trade, wash, terms);
  return { trade, wash, gain: withIt.value - without.value, spent: withIt.washed };
}

/** For one who does it at all: at least half as much again as what is genuine. */
export const inEarnest: Partial<Axes> = { part: [0.5, 1, 3], ownsOperators: [false] };

/** The best that one can do with this trade. */
export function bestWash({ units, shape }: Trade, limits: Partial<Axes> = {}): Cell {
  const axes: Axes = { ...grid, ...limits, units: [units], shape: [shape] };
  const cells = [...cellsOf(axes)].map(({ trade, wash }) => evaluateWash(trade, wash));
  return cells.reduce((best, cell) => (cell.gain > best.gain ? cell : best));
}

interface Standing {
  p: bigint;
  n: bigint;
  v: bigint;
}

function yearOf(trade: Trade, wash: Wash | null, terms: WashTerms): { value: number; washed: number } {
  let standing: Standing = { p: 0n, n: 0n, v: 0n };
  let closes = [0, 0, 0, 0];
  let [value, washed] = [0, 0];
  for (let week = 0; week < WEEKS; week += 1) {
    const mean = closes.reduce((sum, close) => sum + close, 0) / closes.length;
    const own = wash === null ? 0 : washUnits(trade, wash, week);
    value +=
      weekValue(trade.units * UNIT_SEC, own * UNIT_SEC, mean, terms) - costOf(own * UNIT_SEC, wash, terms);
    washed += own * UNIT_SEC;
    standing = grow(standing, trade, own, wash);
    closes = [Number(score(standing.p, standing.n, standing.v)) / Number(SCORE_ONE), ...closes.slice(0, 3)];
  }
  return { value, washed };
}

function washUnits(trade: Trade, wash: Wash, week: number): number {
  const weekly = wash.part * Math.max(1, trade.units);
  if (!wash.isBurst) return weekly;
  return week < BURST_WEEKS ? (weekly * WEEKS) / BURST_WEEKS / 4 : 0;
}

/** What the score changes: money that comes sooner, stake that is not needed, and the share of the pool. */
function weekValue(genuine: number, own: number, mean: number, terms: WashTerms): number {
  const wait = LONGEST - (LONGEST - SHORTEST) * mean;
  const sooner = -(genuine + own) * wait * CAPITAL_COST;
  const exposure = (genuine * EXPOSED_DAYS) / 7 + own;
  const stake = -exposure * (1 - mean * terms.stakeOff) * 7 * CAPITAL_COST;
  const earned = genuine + own;
  const pool = terms.poolFee * (REST_SEC + earned);
  const weight = earned * mean;
  const share =
    weight === 0
      ? 0
      : Math.min((pool * weight) / (weight + REST_SEC * REST_SCORE), terms.poolCap * terms.poolFee * earned);
  return sooner + stake + share;
}

function costOf(own: number, wash: Wash | null, { fee, poolFee, operatorsFee }: WashTerms): number {
  if (wash === null) return 0;
  const back = wash.ownsOperators ? operatorsFee * PAID_OUT : 0;
  return own * (fee + poolFee - back);
}

function grow({ p, n, v }: Standing, trade: Trade, own: number, wash: Wash | null): Standing {
  const genuine = toPoints(trade.units);
  const complaints = trade.shape === "complained" ? genuine / 10n : 0n;
  const washed = wash === null ? 0n : (toPoints(own) * weightOfWash(wash)) / 1_000n;
  return {
    p: left(p) + (genuine * weightOf(trade.shape)) / 1_000n + washed,
    n: left(n) + complaints,
    v: left(v) + genuine + toPoints(own),
  };
}

function left(value: bigint): bigint {
  return (value * WEEK_LEFT) / ONE;
}

function toPoints(units: number): bigint {
  return BigInt(Math.round(units * 1e6)) * (POINT / 1_000_000n);
}

/** Points of a unit, in thousandths. */
function weightOf(shape: Shape): bigint {
  return { broad: 1_000n, loyal: 1_500n, few: 200n, complained: 1_000n }[shape];
}

/** Of one wallet in its window, by the contract's own formula. */
function weightOfWash({ purchases, size }: Wash): bigint {
  let given = 0n;
  const each = toPoints(size);
  for (let k = 0; k < purchases; k += 1) given += points(each, BigInt(k), given);
  return (given * 1_000n) / (each * BigInt(purchases));
}
