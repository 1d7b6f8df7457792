import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { runProgram } from "../terminal/processes.ts";
import { patienceTimes } from "./fullRun.ts";
import type { TestOutcome } from "./outcome.ts";

const FILE = ".local/test/unit.json";
const DEADLINE_MS = 2_400_000;

interface VitestReport {
  testResults: {
    name: string;
    message: string;
    assertionResults: {
      fullName: string;
      status: string;
      failureMessages?: string[];
      meta?: { skipReason?: string };
    }[];
  }[];
}

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
  const outcomes = readReport(root, JSON.parse(readFileSync(FILE, "utf8")) as VitestReport);
  // An error outside any test ends the run with a failure that no test shows.
  const isUnexplained = status !== 0 && outcomes.every((one) => one.status !== "failed");
  return isUnexplained
    ? [...outcomes, broken("the unit tests ended with an error outside any test")]
    : outcomes;
}

function readReport(root: string, report: VitestReport): TestOutcome[] {
  return report.testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(root, name);
    if (assertionResults.length === 0) return [{ ...broken(message || "the file holds no test"), file }];
    return assertionResults.map((one): TestOutcome => {
      const status = one.status === "passed" ? "passed" : one.status === "failed" ? "failed" : "skipped";
      const reason = status === "failed" ? one.failureMessages?.[0]?.slice(0, 500) : one.meta?.skipReason;
      return {
        runner: "unit",
        file,
        title: one.fullName,
        status,
        ...(reason === undefined ? {} : { reason }),
      };
    });
  });
}

function broken(reason: string): TestOutcome {
  return { runner: "unit", file: ".", title: "the run itself", status: "failed", reason };
}
