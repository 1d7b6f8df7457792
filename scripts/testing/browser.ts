import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { runProgram } from "../terminal/processes.ts";
import type { TestOutcome } from "./outcome.ts";

const FILE = ".local/test/browser.json";
const DEADLINE_MS = 2_400_000;

interface Suite {
  title: string;
  file: string;
  suites?: Suite[];
  specs?: {
    title: string;
    tests: {
      status: "expected" | "unexpected" | "flaky" | "skipped";
      annotations: { type: string; description?: string }[];
      results: { error?: { message?: string } }[];
    }[];
  }[];
}

/** Tests in a real Chromium with the built wallet. Effects: browsers, chains and servers on loopback, all ended. */
export async function runBrowserTests(root: string, browser: string): Promise<TestOutcome[]> {
  mkdirSync(".local/test", { recursive: true });
  rmSync(FILE, { force: true });
  const { status } = await runProgram(process.execPath, ["node_modules/@playwright/test/cli.js", "test"], {
    cwd: root,
    deadlineMs: DEADLINE_MS,
    inherit: true,
    env: { ...process.env, BROWSER_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: FILE },
  });
  if (!existsSync(FILE)) return [broken("the browser tests left no report")];
  const report = JSON.parse(readFileSync(FILE, "utf8")) as {
    suites: Suite[];
    errors: { message?: string }[];
  };
  const outcomes = report.suites.flatMap((suite) => readSuite(suite, []));
  const isUnexplained = status !== 0 && outcomes.every((one) => one.status !== "failed");
  return isUnexplained
    ? [...outcomes, broken(report.errors[0]?.message ?? "an error outside any test")]
    : outcomes;
}

function readSuite(suite: Suite, path: string[]): TestOutcome[] {
  const titles = suite.title === suite.file ? path : [...path, suite.title];
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map(({ status, annotations, results }): TestOutcome => {
      const skipped = annotations.find(({ type }) => type === "skip")?.description;
      const failed = results.find(({ error }) => error !== undefined)?.error?.message?.slice(0, 500);
      const reason = status === "skipped" ? skipped : failed;
      return {
        runner: "browser",
        file: `test/e2e/${suite.file}`,
        title: [...titles, title].join(" "),
        status: status === "expected" ? "passed" : status === "skipped" ? "skipped" : "failed",
        ...(reason === undefined ? {} : { reason }),
      };
    }),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => readSuite(inner, titles))];
}

function broken(reason: string): TestOutcome {
  return { runner: "browser", file: ".", title: "the run itself", status: "failed", reason };
}
