import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { staleFiles } from "../gen/generatedFiles.ts";
import { contractSources, stampFault } from "../gen/stamp.ts";
import type { GateReport, Problem } from "./problem.ts";

/** What the gate holds to account: files by their stamp, and files by what they must say. */
export interface Generated {
  stamped: readonly string[];
  wanted: Record<string, string>;
}

/**
 * Generated files are what their sources give. A binding is judged by its stamp, so that nothing is compiled; the tests
 * compile and compare the whole text. Reads files only.
 */
export function checkGenerated(root: string, { stamped, wanted }: Generated): GateReport {
  const sources = contractSources(root);
  const faults = stamped.flatMap((file) => {
    const path = join(root, file);
    const fault = existsSync(path) ? stampFault(readFileSync(path, "utf8"), sources) : "is missing";
    return fault === null ? [] : [toProblem(file, fault)];
  });
  const stale = staleFiles(root, wanted).map((file) => toProblem(file, "is not what its sources give"));
  const filesSeen = stamped.length + Object.keys(wanted).length;
  return { gate: "generated", filesSeen, problems: [...faults, ...stale] };
}

function toProblem(file: string, fault: string): Problem {
  return { gate: "generated", file, text: `${file} ${fault}.`, instead: "run `npm run gen` and commit." };
}
