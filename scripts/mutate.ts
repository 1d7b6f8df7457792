import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { createDice } from "./evaluate/strata/dice.ts";
import { type Again, partByEarlier } from "./mutate/again.ts";
import { runCampaign } from "./mutate/campaign.ts";
import { findMutants } from "./mutate/findMutants.ts";
import { listSurvivors } from "./mutate/listing.ts";
import type { Judged, Mutant } from "./mutate/mutant.ts";
import { filesOf, scopeOf, scopes } from "./mutate/scopes.ts";
import { bar, type Reason, type Score, scoresOf } from "./mutate/score.ts";
import { createWorkerProcess } from "./mutate/workerProcess.ts";
import { ScriptError } from "./scriptError.ts";
import { runCommand } from "./terminal/command.ts";

const REPORT = ".local/mutate/report.json";
const REASONS = "scripts/mutate/survivors.json";
const prepareMs = 300_000;
const patienceMs = 10_000;
const names = Object.keys(scopes).join(", ");

await runCommand(
  {
    name: "mutate",
    does: `Makes small mistakes in decoders, checks and the core of the policy, one at a time, and says which of them no test notices. Fails below ${bar} % in any part. Lists what survived by file, with the reasons of ${REASONS}. Writes ${REPORT}.`,
    options: {
      only: { type: "string", help: `one of ${names}` },
      file: { type: "string", help: "only files with this in their path" },
      sample: { type: "string", help: "so many mutants, drawn by the seed" },
      seed: { type: "string", help: "of the sample; without it a new one, which is printed" },
      again: {
        type: "boolean",
        help: "judges what survived the last time and what is new; what was noticed then counts as noticed",
      },
    },
  },
  async ({ only, file, sample, again, seed = String(Date.now() % 2 ** 31) }) => {
    if (only !== undefined && !(String(only) in scopes)) {
      throw new ScriptError(`There is nothing named ${only}.`, { hint: `Name one of ${names}.` });
    }
    const root = process.cwd();
    const { sources, tests } = filesOf(root);
    const chosen = sources.filter(
      (one) =>
        (only === undefined ? scopeOf(one) !== undefined : scopeOf(one) === only) &&
        one.includes(String(file ?? "")),
    );
    const all = chosen.flatMap((one) => findMutants(one, readFileSync(join(root, one), "utf8")));
    const { open, settled } = again === true ? partByEarlier(all, readReport(root)) : fresh(all);
    const mutants = sample === undefined ? open : draw(open, Number(sample), String(seed));
    console.error(
      `${mutants.length} of ${all.length} mutants in ${chosen.length} files${sample === undefined ? "" : `, seed ${seed}`}${again === true ? `; ${settled.length} were noticed the last time` : ""}`,
    );
    const workers = Array.from({ length: Math.max(1, Math.min(4, cpus().length)) }, () =>
      createWorkerProcess({ do: "prepare", root, mutated: chosen, testFiles: tests }, prepareMs),
    );
    const endWorkers = () => {
      for (const worker of workers) worker.end();
    };
    // A worker may be inside a mutant that never ends, and would live on.
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        endWorkers();
        process.exit(130);
      });
    }
    try {
      const tell = (line: string) => console.error(line);
      const judged = [...settled, ...(await runCampaign({ root, mutants, workers, patienceMs, tell }))];
      const reasons = readReasons(root);
      const scores = scoresOf(judged, reasons);
      mkdirSync(join(root, ".local/mutate"), { recursive: true });
      writeFileSync(join(root, REPORT), JSON.stringify({ scores, judged }, null, 1));
      return tellScores(scores, reasons) ? 0 : 1;
    } finally {
      endWorkers();
    }
  },
);

function fresh(all: readonly Mutant[]): Again {
  return { open: all, settled: [] };
}

function readReport(root: string): Judged[] {
  const file = join(root, REPORT);
  if (!existsSync(file)) {
    throw new ScriptError("There is no earlier run to go on from.", { hint: "Run it once without --again." });
  }
  return (JSON.parse(readFileSync(file, "utf8")) as { judged: Judged[] }).judged;
}

function readReasons(root: string): Reason[] {
  return JSON.parse(readFileSync(join(root, REASONS), "utf8")) as Reason[];
}

function draw(mutants: readonly Mutant[], count: number, seed: string): Mutant[] {
  const dice = createDice(`mutate/${seed}`);
  const left = [...mutants];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(dice.below(left.length), 1),
  ).flat();
}

function tellScores(scores: readonly Score[], reasons: readonly Reason[]): boolean {
  for (const { survivors } of scores) for (const line of listSurvivors(survivors, reasons)) console.log(line);
  for (const { scope, mutants, noticed, percent, survivors, unexplained } of scores) {
    console.log(
      `${scope}: ${percent.toFixed(1)} % (${noticed} of ${mutants} noticed, ${survivors.length} survived, ${unexplained.length} without a reason)`,
    );
  }
  return scores.every(({ percent }) => percent >= bar);
}
