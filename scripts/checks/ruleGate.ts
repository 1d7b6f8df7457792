import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { GateReport, Problem } from "./problem.ts";
import { houseRules, LINES_AT_MOST, textRules } from "./rules.ts";

/** Holds the given source files against the rules of this house. Reads files only. */
export function checkRules(root: string, files: readonly string[]): GateReport {
  const problems = files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return [...lengthProblem(file, text), ...textProblems(file, text), ...syntaxProblems(file, text)];
  });
  return { gate: "rules", filesSeen: files.length, problems };
}

function lengthProblem(file: string, text: string): Problem[] {
  const lines = text.split("\n").length - 1;
  if (lines <= LINES_AT_MOST) return [];
  const instead = "it is two files: name what each is about.";
  return [{ gate: "file-length", file, text: `${lines} lines; at most ${LINES_AT_MOST}.`, instead }];
}

function textProblems(file: string, text: string): Problem[] {
  const rules = textRules.filter(({ where }) => where(file));
  return text
    .split("\n")
    .flatMap((line, index) =>
      rules
        .filter(({ pattern }) => pattern.test(line))
        .map((rule) => ({ gate: rule.name, file, line: index + 1, text: rule.text, instead: rule.instead })),
    );
}

function syntaxProblems(file: string, text: string): Problem[] {
  if (!/\.tsx?$/.test(file)) return [];
  const rules = houseRules.filter(({ where }) => where(file));
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const problems: Problem[] = [];
  const visit = (node: ts.Node): void => {
    for (const rule of rules) {
      const offence = rule.offence(node);
      if (offence === null) continue;
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      problems.push({ gate: rule.name, file, line, text: offence, instead: rule.instead });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}
