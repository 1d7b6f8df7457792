import { encodeAbiParameters, encodePacked, type Hex, keccak256 } from "viem";
import { ConvictionLedger } from "./convictionLedger.ts";
import { delay } from "./delayMath.ts";
import { share } from "./poolMath.ts";
import { ProviderStake } from "./providerStake.ts";
import { Refused } from "./refused.ts";
import { Registry } from "./registry.ts";
import { Scores } from "./scores.ts";
import { Token } from "./token.ts";
import { ONE } from "./units.ts";
import { DAY } from "./windows.ts";

const STEPS = 12;
const PEOPLE = 4;
const START = 1_800_000_000;
const STAKED = 3_000n * ONE;
/** How many histories share one market, so that what one leaves behind is there for the next. */
export const HISTORIES_IN_ONE = 100;

/** Scores whose reviews can be counted without a market. */
class OpenScores extends Scores {
  count(ware: number, points: bigint): void {
    this.complain(ware, points);
  }
}

/** What a step does follows from a word that both sides draw from the same seed. */
interface Step {
  kind: number;
  wait: number;
  who: number;
  to: number;
  x: bigint;
  y: bigint;
}

/**
 * Digests of random histories of score, delay, stake, pool and vote weight, one for each. `contracts/test/Model.t.sol` walks the
 * same histories through the contracts and must come to the same digests: it agrees to the unit after each step, or not at all.
 */
export function digestsOf(seed: bigint, count: number): Hex[] {
  const digests: Hex[] = [];
  let bench = new Bench();
  for (let history = 0; history < count; history += 1) {
    if (history > 0 && history % HISTORIES_IN_ONE === 0) bench = new Bench();
    digests.push(bench.walk(seed, history));
  }
  return digests;
}

class Bench {
  readonly #clock = { now: START };
  readonly #token = new Token(1, 10n ** 9n * ONE);
  readonly #registry = new Registry(this.#clock);
  readonly #scores = new OpenScores(this.#clock);
  readonly #gov = new ConvictionLedger(this.#clock);
  readonly #stakes = new ProviderStake({
    clock: this.#clock,
    token: this.#token,
    registry: this.#registry,
    scores: this.#scores,
  });
  #live = 0n;

  walk(seed: bigint, history: number): Hex {
    const ware = this.#registry.register(1, { price: 1n, units: 1n, duration: DAY });
    this.#stakes.stake(ware, 1, STAKED);
    this.#live = 0n;
    let digest: Hex = keccak256("0x");
    for (let index = 0; index < STEPS; index += 1) {
      const step = stepOf(seed, history, index);
      this.#clock.now += step.wait;
      const results = this.#do(ware, step);
      const values = [...results, ...this.#stateOf(ware, step)];
      digest = keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "uint256[]" }], [digest, values]));
    }
    return digest;
  }

  #do(ware: number, { kind, who, to, x, y }: Step): bigint[] {
    if (kind <= 2) return this.#credit(ware, who, x, y);
    if (kind === 3) this.#scores.count(ware, x % (8n * 10n ** 12n));
    if (kind === 4) return [this.#addExposure(ware, x % (900n * ONE)), 0n];
    if (kind === 5) this.#end(ware, (this.#live * (x % 101n)) / 100n);
    if (kind === 6) this.#release(ware, (this.#live * (x % 101n)) / 100n);
    if (kind === 7) this.#gov.mint(who, x % (100n * ONE));
    if (kind === 8) this.#gov.transfer(who, to, (this.#gov.balanceOf(who) * (x % 101n)) / 100n);
    if (kind === 9) this.#gov.burn(who, (this.#gov.balanceOf(who) * (x % 101n)) / 100n);
    return [0n, 0n];
  }

  #credit(ware: number, who: number, x: bigint, y: bigint): bigint[] {
    const before = x % 3n === 0n ? x % (200n * ONE) : 0n;
    const more = y % 5n === 0n ? y % 1_000n : y % (120n * ONE);
    const { mean, points } = this.#scores.credit(ware, who, before, before + more, more);
    return [mean, points];
  }

  #addExposure(ware: number, amount: bigint): bigint {
    try {
      this.#stakes.addExposure(ware, amount);
    } catch (error) {
      if (error instanceof Refused) return 0n;
      throw error;
    }
    this.#live += amount;
    return 1n;
  }

  #end(ware: number, amount: bigint): void {
    this.#live -= amount;
    this.#stakes.endExposure(ware, amount);
  }

  #release(ware: number, amount: bigint): void {
    this.#live -= amount;
    this.#stakes.releaseExposure(ware, amount);
  }

  #stateOf(ware: number, { who, to, x, y }: Step): bigint[] {
    const { p, n, v } = this.#scores.standingOf(ware);
    const mean = this.#scores.meanScoreOf(ware);
    return [
      p,
      n,
      v,
      mean,
      delay(BigInt(DAY), BigInt(14 * DAY), mean),
      this.#stakes.exposureOf(ware),
      this.#stakes.need(ware),
      share(x, y % 1_000n, 1_000n, x / 7n),
      this.#gov.votesOf(who),
      this.#gov.votesOf(to),
    ];
  }
}

function stepOf(seed: bigint, history: number, index: number): Step {
  const packed = encodePacked(["uint256", "uint32", "uint32"], [seed, history, index]);
  const word = BigInt(keccak256(packed));
  const field = (from: bigint, bits: bigint) => (word >> from) & ((1n << bits) - 1n);
  return {
    kind: Number(field(0n, 8n) % 11n),
    wait: Number(field(8n, 32n) % BigInt(20 * DAY)),
    who: 1 + Number(field(40n, 8n) % BigInt(PEOPLE)),
    to: 1 + Number(field(48n, 8n) % BigInt(PEOPLE)),
    x: field(56n, 96n),
    y: field(152n, 96n),
  };
}
