import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { ScriptError } from "../scriptError.ts";
import type { TestOutcome } from "./outcome.ts";

const FILE = ".reports/tests.json";

/** What the last whole `npm test` saw, and of which tree. */
export interface TestReport {
  commit: string;
  /** Of every file that git tracks or would track, as it stood. */
  tree: string;
  outcomes: readonly TestOutcome[];
}

/** Keeps the outcomes of a whole run. Effects: writes `.reports/`. */
export function saveReport(root: string, outcomes: readonly TestOutcome[], tree: string): void {
  mkdirSync(".reports", { recursive: true });
  const report: TestReport = { commit: commitOf(root), tree, outcomes };
  writeFileSync(FILE, `${JSON.stringify(report, null, 1)}\n`);
}

/** The last whole run, refused unless it saw exactly the tree that stands here now. */
export function loadReport(root: string): TestReport {
  if (!existsSync(FILE)) {
    throw new ScriptError("There is no report of a whole test run.", { hint: "run `npm test` first." });
  }
  const report = JSON.parse(readFileSync(FILE, "utf8")) as TestReport;
  if (report.tree !== treeOf(root)) {
    throw new ScriptError("The report is of another tree than this one.", {
      hint: "run `npm test` again.",
      facts: { reported: report.commit.slice(0, 12) },
    });
  }
  return report;
}

/** A digest of the tree as it stands, changes and new files included. */
export function treeOf(root: string): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  const digest = createHash("sha256");
  digest.update(git("rev-parse", "HEAD^{tree}")).update(git("diff", "HEAD"));
  for (const file of git("ls-files", "--others", "--exclude-standard").split("\n").filter(Boolean)) {
    digest.update(file).update(readFileSync(`${root}/${file}`));
  }
  return digest.digest("hex");
}

/** The commit that a tree stands on. */
export function commitOf(root: string): string {
  return execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
}
