import { type Clock, modules } from "./accounts.ts";
import * as poolMath from "./poolMath.ts";
import { demand } from "./refused.ts";
import type { Registry } from "./registry.ts";
import type { Restaking } from "./restaking.ts";
import type { Token } from "./token.ts";
import { least } from "./units.ts";
import type { Usages } from "./usages.ts";
import { EPOCH, startOf } from "./windows.ts";

const HARVEST = 5 * EPOCH;

interface Pool {
  total: bigint;
  left: bigint;
}

export interface PoolParts {
  clock: Clock;
  token: Token;
  registry: Registry;
  restaking: Restaking;
  usages: Usages;
}

/** What is divided by usage and score: `PerformancePool.sol`. */
export class PerformancePool {
  readonly #pools = new Map<number, Pool>();
  readonly #harvested = new Set<string>();
  readonly #parts: PoolParts;

  constructor(parts: PoolParts) {
    this.#parts = parts;
  }

  payIn(epoch: number, amount: bigint): void {
    this.#pools.set(epoch, { total: amount, left: amount });
  }

  harvest(ware: number, epoch: number): bigint {
    const pool = this.#pools.get(epoch);
    demand(pool !== undefined, "PerformancePoolNotOpen");
    demand(!this.#harvested.has(`${ware} ${epoch}`), "PerformancePoolTaken");
    const amount = this.shareOf(ware, epoch);
    this.#harvested.add(`${ware} ${epoch}`);
    pool.left -= amount;
    this.#parts.token.transfer(modules.pool, this.#parts.registry.wareOf(ware).developer, amount);
    return amount;
  }

  sweep(epoch: number): void {
    const pool = this.#pools.get(epoch);
    demand(pool !== undefined, "PerformancePoolNotOpen");
    demand(this.#parts.clock.now >= startOf(epoch + 1) + HARVEST, "PerformancePoolLocked");
    this.#parts.token.transfer(modules.pool, modules.restaking, pool.left);
    this.#parts.restaking.payInInsurance(pool.left);
    pool.left = 0n;
  }

  shareOf(ware: number, epoch: number): bigint {
    const pool = this.#pools.get(epoch);
    if (pool === undefined || this.#harvested.has(`${ware} ${epoch}`)) return 0n;
    const own = this.#parts.usages.ofWare(ware, epoch);
    const all = this.#parts.usages.of(epoch);
    return least(poolMath.share(pool.total, own.weighted, all.weighted, own.earned), pool.left);
  }
}
