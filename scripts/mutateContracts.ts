import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDice } from "./evaluate/strata/dice.ts";
import { findSolidityMutants } from "./mutate/contracts/findSolidityMutants.ts";
import { createSolidityLab, type SolidityFate } from "./mutate/contracts/judgeSolidity.ts";
import { moneyPaths } from "./mutate/contracts/moneyPaths.ts";
import { listSurvivors } from "./mutate/listing.ts";
import type { Mutant } from "./mutate/mutant.ts";
import { bar, type Reason, toLine } from "./mutate/score.ts";
import { ScriptError } from "./scriptError.ts";
import { runCommand } from "./terminal/command.ts";

const REPORT = ".local/mutate/contracts.json";
const REASONS = "scripts/mutate/survivors.json";

await runCommand(
  {
    name: "mutate:contracts",
    does: `Makes small mistakes in the contracts through which money goes, one at a time in a copy, and says which of them no test notices. Fails below ${bar} %. Writes ${REPORT}.`,
    options: {
      file: { type: "string", help: "only files with this in their path" },
      sample: { type: "string", help: "so many mutants, drawn by the seed; without it all of them" },
      seed: { type: "string", help: "of the sample; without it a new one, which is printed" },
      minutes: { type: "string", help: "ends after so many minutes with what was judged by then" },
    },
  },
  async ({ file = "", sample, seed = String(Date.now() % 2 ** 31), minutes = "600" }) => {
    const root = process.cwd();
    const all = Object.keys(moneyPaths)
      .filter((path) => path.includes(String(file)))
      .flatMap((path) => findSolidityMutants(path, readFileSync(join(root, path), "utf8")));
    const drawn = draw(all, sample === undefined ? all.length : Number(sample), String(seed));
    console.error(`${drawn.length} of ${all.length} mutants, seed ${seed}`);
    const lab = createSolidityLab(root);
    for (const tests of new Set(drawn.map((one) => testsOf(one)))) {
      if (!lab.isSound(tests)) {
        throw new ScriptError(`The tests ${tests} fail without any mistake.`, {
          hint: "make them pass first.",
        });
      }
    }
    const until = Date.now() + Number(minutes) * 60_000;
    const judged: { mutant: Mutant; fate: SolidityFate }[] = [];
    for (const mutant of drawn) {
      if (Date.now() > until) break;
      const fate = lab.judge(mutant, testsOf(mutant));
      judged.push({ mutant, fate });
      console.error(`${fate}: ${toLine(mutant)}`);
    }
    mkdirSync(join(root, ".local/mutate"), { recursive: true });
    writeFileSync(join(root, REPORT), JSON.stringify(judged, null, 1));
    return tell(judged, JSON.parse(readFileSync(join(root, REASONS), "utf8")) as Reason[]);
  },
);

function testsOf({ file }: Mutant): string {
  return moneyPaths[file] ?? "";
}

function draw(mutants: readonly Mutant[], count: number, seed: string): Mutant[] {
  const dice = createDice(`mutate/${seed}`);
  const left = [...mutants];
  const drawn = Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(dice.below(left.length), 1),
  ).flat();
  // File by file: the compiler meets each that differs from the last time.
  return drawn.sort((a, b) => a.file.localeCompare(b.file));
}

/** What the compiler does not take is no mutant. */
function tell(judged: readonly { mutant: Mutant; fate: SolidityFate }[], reasons: readonly Reason[]): number {
  const born = judged.filter(({ fate }) => fate !== "stillborn");
  const survivors = born.filter(({ fate }) => fate === "survived").map(({ mutant }) => mutant);
  for (const line of listSurvivors(survivors, reasons)) console.log(line);
  const noticed = born.length - survivors.length;
  const percent = born.length === 0 ? 0 : (100 * noticed) / born.length;
  console.log(`contracts: ${percent.toFixed(1)} % (${noticed} of ${born.length} noticed)`);
  return percent >= bar ? 0 : 1;
}
