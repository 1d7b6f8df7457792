/** What became of one test, whichever runner ran it. */
export interface TestOutcome {
  runner: "unit" | "contracts" | "browser";
  file: string;
  /** With the ids it claims in brackets. */
  title: string;
  status: "passed" | "failed" | "skipped";
  /** Why it was skipped, or the first lines of why it failed. */
  reason?: string;
}

/** How many of each, as the last line of `npm test` says it. */
export function tally(outcomes: readonly TestOutcome[]): string {
  const count = (status: TestOutcome["status"]) => outcomes.filter((one) => one.status === status).length;
  return `${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped`;
}
