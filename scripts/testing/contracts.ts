import { forgeBinary } from "../forge/forgeBinary.ts";
import { runProgram } from "../terminal/processes.ts";
import { patienceTimes } from "./fullRun.ts";
import type { TestOutcome } from "./outcome.ts";

const DEADLINE_MS = 1_800_000;

type ForgeReport = Record<
  string,
  { test_results: Record<string, { status: "Success" | "Failure" | "Skipped"; reason: string | null }> }
>;

/** The contracts' tests, by the native program, whose exit status can be trusted. */
export async function runContractTests(root: string): Promise<TestOutcome[]> {
  const { status, output } = await runProgram(forgeBinary(), ["test", "--json"], {
    cwd: root,
    deadlineMs: DEADLINE_MS * patienceTimes(),
  });
  const start = output.lastIndexOf("\n{") + 1;
  const outcomes = parseReport(output.slice(start));
  const isUnexplained =
    outcomes.length === 0 || (status !== 0 && outcomes.every((one) => one.status !== "failed"));
  if (!isUnexplained) return outcomes;
  const reason = output.split("\n").slice(-40).join("\n");
  return [...outcomes, { runner: "contracts", file: ".", title: "the run itself", status: "failed", reason }];
}

function parseReport(text: string): TestOutcome[] {
  let report: ForgeReport;
  try {
    report = JSON.parse(text) as ForgeReport;
  } catch {
    return [];
  }
  return Object.entries(report).flatMap(([suite, { test_results }]) =>
    Object.entries(test_results).map(([signature, { status, reason }]): TestOutcome => {
      const outcome = status === "Success" ? "passed" : status === "Failure" ? "failed" : "skipped";
      const title = claimsInBrackets(signature.replace(/\(.*$/, ""));
      const file = suite.replace(/:.*$/, "");
      return { runner: "contracts", file, title, status: outcome, ...(reason === null ? {} : { reason }) };
    }),
  );
}

/** `test_slash__SW20_SM15` claims `[SW20] [SM15]`. */
export function claimsInBrackets(name: string): string {
  const [title = name, claims] = name.split("__");
  if (claims === undefined) return title;
  return `${title} ${claims
    .split("_")
    .map((id) => `[${id}]`)
    .join(" ")}`;
}
