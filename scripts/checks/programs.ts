import { runProgram } from "../terminal/processes.ts";
import type { GateReport, Problem } from "./problem.ts";

/**
 * The folders that the compiler judges, each with the library that its context has; the longest first, so that the second
 * core is never left with it at the end. `background` takes `extension` along, `popup` takes `content`: same library.
 */
export const COMPILED = ["scripts", "popup", "background", "extension/domain", "protocol"] as const;

// Four times what two slow cores needed with cold files: the end of a program that hangs, never a measure of speed.
const DEADLINE_MS = 900_000;

/** Compiles one folder without writing anything but the compiler's own notes. */
export async function checkTypes(root: string, folder: string): Promise<GateReport> {
  const { status, output } = await runProgram(
    process.execPath,
    ["node_modules/typescript/bin/tsc", "-p", folder, "--pretty", "false"],
    {
      cwd: root,
      deadlineMs: DEADLINE_MS,
    },
  );
  return report("types", status, output, "mend the type, not the compiler's settings.");
}

/** Format, imports and lint rules. */
export async function checkFormat(root: string): Promise<GateReport> {
  const args = [
    "node_modules/@biomejs/biome/bin/biome",
    "check",
    "--error-on-warnings",
    "--max-diagnostics=50",
    "--colors=off",
  ];
  const { status, output } = await runProgram(process.execPath, args, { cwd: root, deadlineMs: DEADLINE_MS });
  return report("format-lint", status, output, "run `npm run fix`, then mend what is left.");
}

/** Files, exports and packages that nothing uses. */
export async function checkUnused(root: string): Promise<GateReport> {
  const args = ["node_modules/knip/bin/knip.js", "--no-progress"];
  const { status, output } = await runProgram(process.execPath, args, { cwd: root, deadlineMs: DEADLINE_MS });
  return report("unused", status, output, "delete it, or use it.");
}

function report(gate: string, status: number, output: string, instead: string): GateReport {
  if (status === 0) return { gate, filesSeen: 1, problems: [] };
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const problems: Problem[] = [{ gate, file: ".", text: lines.slice(0, 80).join("\n"), instead }];
  return { gate, filesSeen: 1, problems };
}
