import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GateReport, Problem } from "./problem.ts";

const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const CODE_PATH =
  /`((?:protocol|extension|background|content|popup|contracts|secware|scripts|test|docs)\/[\w./-]+)`/g;

/** Holds every link and every named path in the Markdown files against what is there. Reads files only. */
export function checkLinks(root: string, files: readonly string[]): GateReport {
  const problems = files.flatMap((file) => deadLinks(root, file, readFileSync(join(root, file), "utf8")));
  return { gate: "links", filesSeen: files.length, problems };
}

function deadLinks(root: string, file: string, text: string): Problem[] {
  return text.split("\n").flatMap((line, index) => {
    const links = [...line.matchAll(LINK)]
      .map((match) => match[1] ?? "")
      .filter((link) => !/^[a-z]+:|^#/.test(link))
      .map((link) => join(dirname(file), link.replace(/#.*$/, "")));
    const paths = [...line.matchAll(CODE_PATH)].map((match) => (match[1] ?? "").replace(/[.,]$/, ""));
    return [...links, ...paths]
      .filter((target) => !existsSync(join(root, target)))
      .map((target) => ({
        gate: "links",
        file,
        line: index + 1,
        text: `Nothing stands at ${target}.`,
        instead: "correct the path, or leave it out.",
      }));
  });
}
