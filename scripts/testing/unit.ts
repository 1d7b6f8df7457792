import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { runProgram } from "../terminal/processes.ts";
import { patienceTimes } from "./fullRun.ts";
import type { TestOutcome } from "./outcome.ts";
import { broken, readVitestReport, type VitestReport } from "./readVitestReport.ts";

const FILE = ".local/test/unit.json";
const DEADLINE_MS = 2_400_000;

/** Unit, property and integration tests. Effects: processes, and chains on loopback that the tests end themselves. */
export async function runUnitTests(root: string): Promise<TestOutcome[]> {
  mkdirSync(".local/test", { recursive: true });
  rmSync(FILE, { force: true });
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${FILE}`,
  ];
  const { status } = await runProgram(process.execPath, args, {
    cwd: root,
    deadlineMs: DEADLINE_MS * patienceTimes(),
    inherit: true,
  });
  if (!existsSync(FILE)) return [broken("the unit tests left no report")];
  const outcomes = readVitestReport(root, JSON.parse(readFileSync(FILE, "utf8")) as VitestReport);
  // An error outside any test ends the run with a failure that no test shows.
  const isUnexplained = status !== 0 && outcomes.every((one) => one.status !== "failed");
  return isUnexplained
    ? [...outcomes, broken("the unit tests ended with an error outside any test")]
    : outcomes;
}
