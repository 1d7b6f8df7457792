import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { ScriptError } from "./scriptError.ts";
import { strategy as eachAct } from "./simulate/replay/eachAct.ts";
import { juryRecord } from "./simulate/replay/juryRecord.ts";
import { Recorder } from "./simulate/replay/recorder.ts";
import { replayOnContracts } from "./simulate/replay/replayOnContracts.ts";
import { toHtml } from "./simulate/report.ts";
import { type RunOptions, runYear, type Year } from "./simulate/runYear.ts";
import { strategies } from "./simulate/strategies/all.ts";
import type { Strategy } from "./simulate/strategy.ts";
import { toText } from "./simulate/toText.ts";
import { cellsOf, evaluateWash } from "./simulate/washSearch.ts";
import { yearRecord } from "./simulate/yearRecord.ts";
import { runCommand } from "./terminal/command.ts";
import { commitOf } from "./testing/report.ts";

const DIRECTORY = ".local/simulate";
const RECORD = "docs/records/simulate.json";
const defaults = { days: "365", users: "20000", wares: "300", seed: "6" };
const replayed = { days: "90", users: "200", wares: "20" };
/** Six cases a day for two months, and until the last of them is closed. */
const judged = { days: 130, daily: 6, until: 84, bad: 4 };

await runCommand(
  {
    name: "simulate",
    does: "Lets honest people and attackers act in one market for a year and prints what each attacker earned beside a twin who did not try. Exits 1 if one profits. Writes .local/simulate/record.json and report.html.",
    options: {
      days: { type: "string", help: `how long; ${defaults.days}` },
      users: { type: "string", help: `people who buy; ${defaults.users}` },
      wares: { type: "string", help: `SecWares that they buy of; ${defaults.wares}` },
      seed: { type: "string", help: `what is drawn follows from it; ${defaults.seed}` },
      strategy: { type: "string", help: "a file that exports `strategy`, added to those that are there" },
      grid: { type: "boolean", help: "only the search of wash traders: every cell of its grid" },
      replay: {
        type: "boolean",
        help: `lives through a market of ${replayed.users} people, ${replayed.wares} SecWares and ${replayed.days} days, and then has the contracts live through it, and through the cases of a jury at the bounds of what rules: fails where they part by one unit`,
      },
      record: { type: "boolean", help: `keeps what came of it, with seed and commit, as ${RECORD}` },
      json: { type: "boolean", help: "for other programs" },
    },
  },
  async ({ days, users, wares, seed, strategy, grid, replay, record, json }) => {
    if (grid === true) return searchGrid();
    const usual = replay === true ? replayed : defaults;
    const settings = {
      days: readCount(days ?? usual.days),
      users: readCount(users ?? usual.users),
      wares: readCount(wares ?? usual.wares),
    };
    const all = [...(typeof strategy === "string" ? [await loadStrategy(strategy)] : []), ...strategies];
    const chosen = readCount(seed ?? defaults.seed);
    console.error(`Seed ${chosen}; ${all.length} strategies.`);
    const tell = (line: string) => console.error(line);
    if (replay === true) return replayMarket({ seed: chosen, settings, strategies: all, tell });
    const began = Date.now();
    const { year } = runYear({ seed: chosen, settings, strategies: all, tell });
    writeRun(year, all);
    if (record === true) keepRecord(year);
    const memory = Math.round(process.memoryUsage().rss / 1_048_576);
    tell(
      `${Math.round((Date.now() - began) / 1_000)} s, ${memory} MB. ${DIRECTORY}/report.html shows the curves.`,
    );
    console.log(json === true ? JSON.stringify(year) : toText(year).join("\n"));
    return year.attempts.some(({ gain }) => gain > 0) ? 1 : 0;
  },
);

function searchGrid(): number {
  const cells = [...cellsOf()].map(({ trade, wash }) => evaluateWash(trade, wash));
  const best = cells.reduce((one, other) => (other.gain > one.gain ? other : one));
  const profitable = cells.filter(({ gain }) => gain > 0).length;
  console.log(`${cells.length} cells, ${profitable} profitable. The best one: ${JSON.stringify(best)}`);
  return profitable > 0 ? 1 : 0;
}

async function replayMarket(options: RunOptions): Promise<number> {
  const recorder = new Recorder();
  const { world } = runYear({
    ...options,
    strategies: [...options.strategies, eachAct],
    keepsHistory: true,
    onDay: recorder.onDay,
  });
  const market = await agree(recorder, recorder.finish(world));
  const jury = juryRecord({ seed: options.seed, ...judged });
  const { claims } = jury.world.economy.disputes;
  console.error(`A jury, ${claims.length} cases:`);
  return (await agree(jury.recorder, jury.record)) && market ? 0 : 1;
}

/** Effects: has the contracts live through a record, and says what came of it. @returns whether they agree */
async function agree({ acts, views }: Recorder, record: Uint8Array): Promise<boolean> {
  console.error(`${acts} acts and ${views} looks at what they left; the contracts begin.`);
  const { differs, seconds } = await replayOnContracts(record, process.cwd());
  console.log(
    differs === null
      ? `The contracts agree to the unit: ${acts} acts, ${views} looks, ${seconds} s.`
      : `They part: ${differs}`,
  );
  return differs === null;
}

function keepRecord(year: Year): void {
  mkdirSync(dirname(RECORD), { recursive: true });
  writeFileSync(RECORD, `${JSON.stringify(yearRecord(year, commitOf(process.cwd())), null, 2)}\n`);
}

function writeRun(year: Year, all: readonly Strategy[]): void {
  mkdirSync(DIRECTORY, { recursive: true });
  writeFileSync(`${DIRECTORY}/record.json`, `${JSON.stringify(year, null, 1)}\n`);
  writeFileSync(`${DIRECTORY}/report.html`, toHtml(year, all));
}

async function loadStrategy(path: string): Promise<Strategy> {
  const loaded: unknown = await import(pathToFileURL(path).href);
  if (isStrategyFile(loaded)) return loaded.strategy;
  throw new ScriptError("The file exports no strategy.", {
    hint: "export const strategy: Strategy = { name, does, start }, as in scripts/simulate/strategies",
    facts: { path },
  });
}

function isStrategyFile(loaded: unknown): loaded is { strategy: Strategy } {
  if (typeof loaded !== "object" || loaded === null || !("strategy" in loaded)) return false;
  const { strategy } = loaded;
  if (typeof strategy !== "object" || strategy === null) return false;
  return "name" in strategy && "start" in strategy && typeof strategy.start === "function";
}

function readCount(text: unknown): number {
  if (typeof text === "string" && /^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new ScriptError(`${JSON.stringify(text)} is no count.`, { hint: "a whole number from 1" });
}
