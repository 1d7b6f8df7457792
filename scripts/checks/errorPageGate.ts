import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GateReport, Problem } from "./problem.ts";

const CODE = /\bcode(?::\s*string)?\s*=\s*"([a-z0-9-]+(?:\.[a-zA-Z0-9-]+)+)"/g;
/** What every page of an error says, in this order. */
export const SECTIONS = ["## Means", "## Usually because", "## Do"];

/** Every error code has a page that says what it means and what to do, and stands in one place. Reads files only. */
export function checkErrorPages(root: string, files: readonly string[]): GateReport {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const file of files) {
    for (const [, code = ""] of readFileSync(join(root, file), "utf8").matchAll(CODE)) {
      const first = seen.get(code);
      if (first !== undefined && first !== file) {
        const text = `The code ${code} stands in ${first} too.`;
        problems.push({ gate: "error-pages", file, text, instead: "give each class a code of its own." });
      }
      seen.set(code, file);
      problems.push(...pageProblems(root, file, code));
    }
  }
  return { gate: "error-pages", filesSeen: files.length, problems };
}

function pageProblems(root: string, file: string, code: string): Problem[] {
  const page = `docs/errors/${code}.md`;
  const text = existsSync(join(root, page)) ? readFileSync(join(root, page), "utf8") : null;
  const missing = SECTIONS.filter((section) => text === null || !text.includes(section));
  if (missing.length === 0) return [];
  const instead = `write ${page} with the sections ${SECTIONS.join(", ")}.`;
  return [
    {
      gate: "error-pages",
      file,
      text: `The code ${code} lacks ${text === null ? "a page" : missing.join(", ")}.`,
      instead,
    },
  ];
}
