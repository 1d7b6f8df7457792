import { keep } from "./keeper.ts";
import type { JuryTerms } from "./model/juryMath.ts";
import type { ScoreParameters } from "./model/scoreMath.ts";
import { toNumber } from "./model/units.ts";
import { DAY, dayAt } from "./model/windows.ts";
import { Random } from "./random.ts";
import type { Attempt, Finding, Running, Settings, Strategy } from "./strategy.ts";
import { World } from "./world.ts";

/** What is drawn: one point each week. */
export interface Week {
  day: number;
  medianScore: number;
  /** Weighted by money: days that what was settled now has to wait. */
  wait: number;
  burned: number;
  earned: number;
  exposure: number;
  price: number;
}

export interface Year {
  seed: number;
  settings: Settings;
  weeks: Week[];
  attempts: (Attempt & { strategy: string })[];
  findings: (Finding & { strategy: string })[];
  refusals: Record<string, number>;
  acts: number;
}

export interface RunOptions {
  seed: number;
  settings: Settings;
  strategies: readonly Strategy[];
  tell?: (line: string) => void;
  keepsHistory?: boolean;
  /** Of the score, where they are not the contracts'. */
  terms?: ScoreParameters;
  /** Of the jury, the same. */
  juryTerms?: JuryTerms;
  /** Is called when a day's acts are over. */
  onDay?: (world: World) => void;
}

/** Lets the strategies act in one market for the days that are set. */
export function runYear({
  seed,
  settings,
  strategies,
  tell,
  keepsHistory,
  terms,
  juryTerms,
  onDay,
}: RunOptions): {
  year: Year;
  world: World;
} {
  const world = new World(new Random(seed), { keepsHistory, terms, juryTerms });
  keep(world);
  const running = strategies.map((strategy) => ({ strategy, run: strategy.start(world, settings) }));
  const weeks: Week[] = [];
  while (world.day < settings.days) {
    world.nextDay();
    if (!world.isOut) for (const { run } of running) run.onDay?.(world.day);
    else for (const { run } of running) run.whileOut?.(world.day);
    onDay?.(world);
    if (world.day % 7 === 6) weeks.push(weekOf(world));
    if (world.day % 30 === 0)
      tell?.(`day ${world.day} of ${settings.days}, ${world.economy.market.purchases.length} purchases`);
  }
  return { year: summarise(world, { seed, settings, weeks, running }), world };
}

interface Ran {
  seed: number;
  settings: Settings;
  weeks: Week[];
  running: readonly { strategy: Strategy; run: Running }[];
}

function summarise(world: World, { seed, settings, weeks, running }: Ran): Year {
  return {
    seed,
    settings,
    weeks,
    attempts: running.flatMap(({ strategy, run }) =>
      (run.attempts?.() ?? []).map((attempt) => ({ strategy: strategy.name, ...attempt })),
    ),
    findings: running.flatMap(({ strategy, run }) =>
      (run.findings?.() ?? []).map((finding) => ({ strategy: strategy.name, ...finding })),
    ),
    refusals: Object.fromEntries(world.refusals),
    acts: world.acts,
  };
}

function weekOf(world: World): Week {
  const { market, registry, reputation, stakes, token, clock } = world.economy;
  const scores: number[] = [];
  let [waited, due, exposure] = [0, 0, 0];
  const today = dayAt(clock.now);
  for (const { id } of registry.wares) {
    if (reputation.standingOf(id).v > 0n) scores.push(world.scoreOf(id));
    exposure += toNumber(stakes.exposureOf(id));
    const earned = toNumber(world.economy.usages.ofWare(id, Math.floor(clock.now / (7 * DAY))).earned);
    waited += earned * (market.unlockDay(reputation.meanScoreOf(id)) - today);
    due += earned;
  }
  scores.sort((a, b) => a - b);
  return {
    day: world.day,
    medianScore: scores[Math.floor(scores.length / 2)] ?? 0,
    wait: due === 0 ? 0 : waited / due,
    burned: toNumber(world.supplyAtStart - token.supply),
    earned: due,
    exposure,
    price: world.price,
  };
}
