import type { Mutant, MutantKind } from "../mutant.ts";

interface Rule {
  kind: MutantKind;
  pattern: RegExp;
  /** What stands there instead, of the group that is named `at`, or of all that was found. */
  to: (found: string) => readonly string[];
}

const swaps: Readonly<Record<string, readonly string[]>> = {
  "==": ["!="],
  "!=": ["=="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "+=": ["-=", "="],
  "-=": ["+=", "="],
  true: ["false"],
  false: ["true"],
};
const swap = (found: string) => swaps[found] ?? [];
const nothing = () => [""];

/** An assignment to several things at once, none of which is declared there. */
const several = /(?<=\n\s+)\([\w.]+(?:\[[^\n=]*\][\w.]*)?(?:, [\w.]+(?:\[[^\n=]*\][\w.]*)?)+\) = [^;{}]*;/g;

/** The formatter puts a blank on both sides of an operator of two, so that this finds no sign and no bracket of a type. */
const rules: readonly Rule[] = [
  { kind: "comparison", pattern: /(?<= )(?:==|!=|<=|>=|<|>)(?= )/g, to: swap },
  { kind: "logic", pattern: /(?<= )(?:&&|\|\|)(?=\s)/g, to: swap },
  { kind: "arithmetic", pattern: /(?<= )(?:\+=|-=|[-+*/%])(?= )/g, to: swap },
  { kind: "boolean", pattern: /\b(?:true|false)\b/g, to: swap },
  { kind: "number", pattern: /(?<![\w.])[01](?![\w.])/g, to: (found) => [found === "0" ? "1" : "0"] },
  { kind: "condition", pattern: /(?<=\n\s+)require\([^;]*;/g, to: nothing },
  { kind: "condition", pattern: /(?<=\n\s+)if \([^\n]*\) (?:return\b[^;{}]*|continue|break);/g, to: nothing },
  { kind: "statement", pattern: /(?<=\n\s+)(?!require|emit|return|revert)[\w.]+\([^;{}]*\);/g, to: nothing },
  { kind: "statement", pattern: /(?<=\n\s+)[\w.]+(?:\[[^\n=]*\])?[\w.]* = [^;{}]*;/g, to: nothing },
  { kind: "statement", pattern: several, to: nothing },
];

/** Every mutant of a Solidity file, in the order of the text: only the bodies of functions and modifiers, and no comment in them. */
export function findSolidityMutants(file: string, text: string): Mutant[] {
  const bodies = bodiesOf(withoutComments(text));
  return bodies
    .flatMap(({ start, body, name }) =>
      rules.flatMap(({ kind, pattern, to }) =>
        [...body.matchAll(pattern)].flatMap((match) => {
          const at = start + match.index;
          const end = at + match[0].length;
          const line = text.slice(0, at).split("\n").length;
          const from = text.slice(at, end);
          return to(match[0]).map((one) => ({
            file,
            start: at,
            end,
            line,
            kind,
            inside: name,
            from,
            to: one,
          }));
        }),
      ),
    )
    .sort((a, b) => a.start - b.start);
}

/** Of the same length, so that places stay. */
function withoutComments(text: string): string {
  return text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
}

function bodiesOf(text: string): { start: number; body: string; name: string }[] {
  const heads = /^ {4}(?:function (\w+)|modifier (\w+)|constructor)\b[^;{]*\{/gm;
  return [...text.matchAll(heads)].map((head) => {
    const start = head.index + head[0].length;
    const end = text.indexOf("\n    }", start);
    return { start, body: text.slice(start, end), name: head[1] ?? head[2] ?? "constructor" };
  });
}
