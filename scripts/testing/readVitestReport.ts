import { relative } from "node:path";
import type { TestOutcome } from "./outcome.ts";

/** What is read of the report that the runner of unit tests leaves. */
export interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: {
      fullName: string;
      status: string;
      failureMessages?: string[];
      meta?: { skipReason?: string };
    }[];
  }[];
}

/** One outcome for each test, and one for each file that failed outside its tests. */
export function readVitestReport(root: string, report: VitestReport): TestOutcome[] {
  return report.testResults.flatMap(({ name, status: fate, message, assertionResults }) => {
    const file = relative(root, name);
    if (assertionResults.length === 0) return [{ ...broken(message || "the file holds no test"), file }];
    const outcomes = assertionResults.map((one): TestOutcome => {
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
    // What a hook could not prepare, its tests count as skipped: that is no skip.
    const isUnexplained = fate === "failed" && outcomes.every(({ status }) => status !== "failed");
    return isUnexplained
      ? [...outcomes, { ...broken(message || "it failed outside its tests"), file }]
      : outcomes;
  });
}

/** A failure that is no test's. */
export function broken(reason: string): TestOutcome {
  return { runner: "unit", file: ".", title: "the run itself", status: "failed", reason };
}
