import { type Account, type Clock, modules } from "./accounts.ts";
import { ConvictionLedger } from "./convictionLedger.ts";
import { Desk } from "./desk.ts";
import { Disputes } from "./disputes.ts";
import { type JuryTerms, juryDefaults } from "./juryMath.ts";
import { Market } from "./market.ts";
import { Packages } from "./packages.ts";
import { PerformancePool } from "./performancePool.ts";
import { ProviderStake } from "./providerStake.ts";
import { Registry } from "./registry.ts";
import { Reputation } from "./reputation.ts";
import { Restaking } from "./restaking.ts";
import { type ScoreParameters, scoreDefaults } from "./scoreMath.ts";
import { Token } from "./token.ts";
import { ONE } from "./units.ts";
import { Usages } from "./usages.ts";

export const SUPPLY = 100_000_000n * ONE;

/** All modules over one clock, wired as the deployment wires them. */
export interface Economy {
  clock: Clock;
  token: Token;
  registry: Registry;
  stakes: ProviderStake;
  reputation: Reputation;
  market: Market;
  pool: PerformancePool;
  restaking: Restaking;
  gov: ConvictionLedger;
  desk: Desk;
  packages: Packages;
  disputes: Disputes;
  usages: Usages;
}

/**
 * A new economy whose whole supply the timelock holds.
 *
 * @param terms of the score, where they are not the contracts'
 * @param juryTerms of the jury, the same
 */
export function createEconomy(
  now: number,
  terms: ScoreParameters = scoreDefaults,
  juryTerms: JuryTerms = juryDefaults,
): Economy {
  const clock = { now };
  const token = new Token(modules.timelock, SUPPLY);
  const registry = new Registry(clock);
  const gov = new ConvictionLedger(clock);
  const usages = new Usages();
  const reputation: Reputation = new Reputation({
    clock,
    token,
    registry,
    purchaseOf: (purchase) => market.purchaseOf(purchase),
    stakes: () => stakes,
    terms,
  });
  const restaking = new Restaking({
    clock,
    token,
    gov,
    activeWaresOf: (epoch) => reputation.activeWaresOf(epoch),
    disputes: () => disputes,
  });
  const stakes: ProviderStake = new ProviderStake({ clock, token, registry, scores: reputation });
  const pool = new PerformancePool({ clock, token, registry, restaking, usages });
  const parts = { clock, token, registry, stakes, restaking, pool, usages };
  const market: Market = new Market({ ...parts, reputation, desk: () => desk, packages: () => packages });
  const desk: Desk = new Desk({ clock, registry, market });
  const packages: Packages = new Packages({ token, registry, stakes, market });
  const purchaseOf = (purchase: number) => market.purchaseOf(purchase);
  const judged = { clock, token, registry, stakes, reputation, restaking, purchaseOf };
  const disputes: Disputes = new Disputes(judged, juryTerms);
  return {
    clock,
    token,
    registry,
    stakes,
    reputation,
    market,
    pool,
    restaking,
    gov,
    desk,
    packages,
    disputes,
    usages,
  };
}

/** Gives an account SEC out of the supply. */
export function fund({ token }: Economy, account: Account, amount: bigint): void {
  token.transfer(modules.timelock, account, amount);
}
