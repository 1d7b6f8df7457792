import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { forgeBinary } from "./forge/forgeBinary.ts";
import { type FileCoverage, percentOf, readLcov, sumOf } from "./lcov/readLcov.ts";
import { ScriptError } from "./scriptError.ts";
import { runCommand } from "./terminal/command.ts";

const FOLDER = ".local/coverage";
const least = { lines: 95, branches: 90 };
/** They are about what the optimizer makes, which is off here. */
const aboutGas = "contracts/test/**/{Gas*,*Gas}.t.sol";

await runCommand(
  {
    name: "coverage",
    does: `Runs the contracts' tests on code that was compiled without the optimizer, and says which lines and branches of contracts/src they reach. Fails below ${least.lines} % of lines or ${least.branches} % of branches. Writes ${FOLDER}/lcov.info.`,
    options: {
      read: { type: "boolean", help: "runs nothing, reads the file of the last run" },
      missed: { type: "boolean", help: "names the lines that no test reaches" },
    },
  },
  async ({ read, missed }) => {
    const root = process.cwd();
    const report = join(root, FOLDER, "lcov.info");
    if (read !== true) run(root, report);
    const files = readLcov(readFileSync(report, "utf8"), (file) => file.startsWith("contracts/src/"));
    for (const file of files) console.log(toLine(file, missed === true));
    const [lines, branches] = [percentOf(sumOf(files, "lines")), percentOf(sumOf(files, "branches"))];
    console.log(`lines ${lines.toFixed(1)} %, branches ${branches.toFixed(1)} %`);
    return files.length > 0 && lines >= least.lines && branches >= least.branches ? 0 : 1;
  },
);

/** In folders of its own: what is compiled here is no good for other runs. Few cases of each fuzz test reach all that many do. */
function run(root: string, report: string): void {
  mkdirSync(join(root, FOLDER), { recursive: true });
  const { status } = spawnSync(
    forgeBinary(),
    ["coverage", "--no-match-path", aboutGas, "--exclude-tests", "--report", "lcov", "--report-file", report],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        FOUNDRY_OUT: join(FOLDER, "out"),
        FOUNDRY_CACHE_PATH: join(FOLDER, "cache"),
        FOUNDRY_FUZZ_RUNS: "16",
        FOUNDRY_INVARIANT_RUNS: "4",
      },
    },
  );
  if (status !== 0)
    throw new ScriptError("The tests did not run to their end.", { hint: "look at what failed above." });
}

function toLine({ file, lines, branches, missedLines }: FileCoverage, isLong: boolean): string {
  const line = `${percentOf(lines).toFixed(0).padStart(3)} % of lines, ${percentOf(branches).toFixed(0).padStart(3)} % of branches  ${file}`;
  return isLong && missedLines.length > 0 ? `${line}: ${missedLines.join(", ")}` : line;
}
