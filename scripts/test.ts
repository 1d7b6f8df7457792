import { findBrowser } from "./browser/findBrowser.ts";
import { buildWallet } from "./build/buildWallet.ts";
import { allGates, runGates } from "./checks/gates.ts";
import { toLines } from "./checks/problem.ts";
import { runCommand } from "./terminal/command.ts";
import { createSteps } from "./terminal/steps.ts";
import { runBrowserTests } from "./testing/browser.ts";
import { runContractTests } from "./testing/contracts.ts";
import { fullRun } from "./testing/fullRun.ts";
import { type TestOutcome, tally } from "./testing/outcome.ts";
import { saveReport, treeOf } from "./testing/report.ts";
import { runUnitTests } from "./testing/unit.ts";

const PARTS = ["check", "contracts", "unit", "browser"] as const;
type Part = (typeof PARTS)[number];

await runCommand(
  {
    name: "test",
    does: "Everything a submission must pass. Prints every skip with its reason; writes .reports/ when it ran whole.",
    options: {
      only: { type: "string", help: `one part: ${PARTS.join(", ")}` },
      full: {
        type: "boolean",
        help: "the long campaigns of fuzzers, properties and invariants; takes an hour or more",
      },
    },
  },
  async ({ only, full }) => {
    const root = process.cwd();
    if (full === true) Object.assign(process.env, fullRun);
    const tree = treeOf(root);
    const wanted = PARTS.filter((part) => only === undefined || part === only);
    const outcomes: TestOutcome[] = [];
    for (const part of wanted) {
      const ofPart = await runPart(part, root);
      // At once: a later part that does not end must not take these along.
      tell(ofPart);
      outcomes.push(...ofPart);
    }
    if (wanted.length === PARTS.length) saveReport(root, outcomes, tree);
    console.log(tally(outcomes));
    const isGreen =
      outcomes.some(({ status }) => status === "passed") &&
      outcomes.every(({ status }) => status !== "failed");
    return isGreen ? 0 : 1;
  },
);

function tell(outcomes: readonly TestOutcome[]): void {
  for (const { status, file, title, reason } of outcomes) {
    if (status === "skipped") console.log(`skipped: ${file}: ${title}: ${reason ?? "no reason given"}`);
    if (status === "failed") console.log(`FAILED: ${file}: ${title}\n${reason ?? ""}`);
  }
}

async function runPart(part: Part, root: string): Promise<TestOutcome[]> {
  const steps = createSteps();
  switch (part) {
    case "check":
      return await steps.run("check", () => runCheck(root));
    case "contracts":
      return await steps.run("contracts", () => runContractTests(root));
    case "unit":
      return await steps.run("unit and integration", () => runUnitTests(root));
    case "browser": {
      const browser = await steps.run("browser", findBrowser);
      await steps.run("build", () => buildWallet(root));
      return await steps.run("browser tests", () => runBrowserTests(root, browser));
    }
  }
}

/** Each gate counts as a test, so that a red gate is a red run. */
async function runCheck(root: string): Promise<TestOutcome[]> {
  const reports = await runGates(allGates(root), () => {});
  return reports.map(({ gate, filesSeen, problems }): TestOutcome => {
    const isGreen = problems.length === 0 && filesSeen > 0;
    const reason = isGreen ? undefined : toLines(problems).join("\n") || "the gate saw nothing";
    return {
      runner: "unit",
      file: "scripts/check.ts",
      title: `gate: ${gate}`,
      status: isGreen ? "passed" : "failed",
      ...(reason === undefined ? {} : { reason }),
    };
  });
}
