import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDice } from "./evaluate/strata/dice.ts";
import { partByEarlier } from "./mutate/again.ts";
import { findSolidityMutants } from "./mutate/contracts/findSolidityMutants.ts";
import { createJudge } from "./mutate/contracts/judge.ts";
import { judgeAll, type Verdict } from "./mutate/contracts/judgeAll.ts";
import { judgeAlone } from "./mutate/contracts/judgeAlone.ts";
import { moneyPaths, suiteFiles } from "./mutate/contracts/moneyPaths.ts";
import { createSchemata } from "./mutate/contracts/schemata.ts";
import { compileSuites } from "./mutate/contracts/suites.ts";
import { listSurvivors } from "./mutate/listing.ts";
import type { Judged, Mutant } from "./mutate/mutant.ts";
import { bar, explains, type Reason, toLine } from "./mutate/score.ts";
import { ScriptError } from "./scriptError.ts";
import { runCommand } from "./terminal/command.ts";

const REPORT = ".local/mutate/contracts.json";
const REASONS = "scripts/mutate/survivors.json";

await runCommand(
  {
    name: "mutate:contracts",
    does: `Makes small mistakes in the contracts through which money goes, all in one copy of which each run of a test chooses one, and says which of them no test notices. Fails below ${bar} %. Writes ${REPORT}.`,
    options: {
      file: { type: "string", help: "only files with this in their path" },
      sample: { type: "string", help: "so many mutants, drawn by the seed; without it all of them" },
      seed: { type: "string", help: "of the sample; without it a new one, which is printed" },
      again: {
        type: "boolean",
        help: "judges what survived the last time and what is new; what was noticed then counts as noticed",
      },
      alone: {
        type: "boolean",
        help: "compiles the few that fit into no common copy each by itself, minutes each; without it they are named",
      },
    },
  },
  async ({ file = "", sample, again, alone: isAloneToo, seed = String(Date.now() % 2 ** 31) }) => {
    const root = process.cwd();
    const all = moneyPaths
      .filter((path) => path.includes(String(file)))
      .flatMap((path) => findSolidityMutants(path, readFileSync(join(root, path), "utf8")));
    const { open, settled } =
      again === true ? partByEarlier(all, readReport(root)) : { open: all, settled: [] };
    const mutants = sample === undefined ? open : draw(open, Number(sample), String(seed));
    const drawn = sample === undefined ? "" : `, seed ${seed}`;
    const began = Date.now();
    const tell = (line: string) => console.error(`${((Date.now() - began) / 1_000).toFixed(0)} s: ${line}`);
    tell(`${mutants.length} of ${all.length} mutants${drawn}; ${settled.length} were noticed the last time`);

    const { changed, woven, alone } = await createSchemata(root, mutants);
    tell(`${woven.length} woven into one copy, ${alone.length} to be compiled alone`);
    const tree = join(root, ".local/mutate/judge");
    rmSync(tree, { recursive: true, force: true });
    const suites = await compileSuites(root, tree, suiteFiles, changed);
    tell(`${suites.length} suites compiled with all of them`);
    const { verdicts, leftOut } = await judgeAll(createJudge(root, tree), suites, woven, tell);
    if (leftOut.length > 0) tell(`fail without any mistake, and judge nothing: ${leftOut.join(", ")}`);
    const earlier = settled.map((one) => ({ ...one, isReached: true }));
    const apart = isAloneToo === true ? await judgeAlone(root, alone, suiteFiles, tell) : [];
    if (isAloneToo !== true)
      for (const one of alone) tell(`not judged, for it fits into no common copy: ${toLine(one)}`);
    const judged = [...earlier, ...verdicts, ...apart];
    tell("done");

    mkdirSync(join(root, ".local/mutate"), { recursive: true });
    writeFileSync(join(root, REPORT), JSON.stringify({ leftOut, judged }, null, 1));
    return tellScore(judged, JSON.parse(readFileSync(join(root, REASONS), "utf8")) as Reason[]);
  },
);

function readReport(root: string): Judged[] {
  const file = join(root, REPORT);
  if (!existsSync(file)) {
    throw new ScriptError("There is no earlier run to go on from.", { hint: "Run it once without --again." });
  }
  return (JSON.parse(readFileSync(file, "utf8")) as { judged: Judged[] }).judged;
}

function draw(mutants: readonly Mutant[], count: number, seed: string): Mutant[] {
  const dice = createDice(`mutate/${seed}`);
  const left = [...mutants];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(dice.below(left.length), 1),
  ).flat();
}

function tellScore(judged: readonly Verdict[], reasons: readonly Reason[]): number {
  const survivors = judged.filter(({ fate }) => fate === "survived");
  for (const line of listSurvivors(
    survivors.map(({ mutant }) => mutant),
    reasons,
  ))
    console.log(line);
  for (const { mutant } of survivors.filter(({ isReached }) => !isReached))
    console.log(`no test goes there: ${toLine(mutant)}`);
  const unexplained = survivors.filter(({ mutant }) => !reasons.some((reason) => explains(reason, mutant)));
  const noticed = judged.length - survivors.length;
  const percent = judged.length === 0 ? 0 : (100 * noticed) / judged.length;
  console.log(
    `contracts: ${percent.toFixed(1)} % (${noticed} of ${judged.length} noticed, ${survivors.length} survived, ${unexplained.length} without a reason)`,
  );
  return percent >= bar ? 0 : 1;
}
