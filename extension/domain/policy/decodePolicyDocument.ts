import * as v from "valibot";
import { levels, outcomes } from "../level.ts";
import {
  type Condition,
  type FactName,
  factNames,
  type Operator,
  operators,
  type PolicyDocument,
  presets,
} from "../policyDocument.ts";

/** A stored policy document as read; an unreadable one holds every request. */
export type PolicyReading =
  | { status: "decoded"; document: PolicyDocument }
  | { status: "unreadable"; problem: string };

/** What each fact is compared with, and how. A combination that is not listed makes the document unreadable. */
const factForms: Readonly<
  Record<FactName, { ops: readonly Operator[]; value: (value: unknown) => boolean }>
> = {
  level: {
    ops: ["eq", "in", "gte", "lte"],
    value: (value) => (levels as readonly unknown[]).includes(value),
  },
  kind: { ops: ["eq", "in"], value: (value) => kinds.includes(value) },
  amount: { ops: ["eq", "in", "gte", "lte"], value: (value) => matches(value, /^(?:0|[1-9]\d{0,77})$/) },
  token: { ops: ["eq", "in"], value: (value) => value === "native" || matches(value, /^0x[0-9a-f]{40}$/) },
  target: { ops: ["eq", "in"], value: (value) => matches(value, /^0x[0-9a-f]{40}$/) },
  site: { ops: ["eq", "in"], value: (value) => matches(value, /^https?:\/\/[^\s/?#@]{1,290}$/) },
  chain: { ops: ["eq", "in"], value: (value) => isCount(value, 1) },
  unanswered: { ops: ["eq", "in"], value: (value) => isCount(value, 1) },
};
const kinds: readonly unknown[] = ["transaction", "calls", "typedData", "message", "site"];

const condition = v.pipe(
  v.strictObject({
    fact: v.picklist(factNames),
    op: v.picklist(operators),
    value: v.union([
      v.string(),
      v.number(),
      v.pipe(v.array(v.union([v.string(), v.number()])), v.minLength(1), v.maxLength(200)),
    ]),
  }),
  v.check((read) => fits(read), "A condition compares its fact with something it cannot be."),
);

const outcome = v.picklist(outcomes);

const policyDocument = v.pipe(
  v.strictObject({
    v: v.literal(1),
    preset: v.picklist(presets),
    rules: v.pipe(
      v.array(
        v.strictObject({
          id: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}\p{P}\p{S} ]{1,64}$/u, "A rule's id is not readable.")),
          when: v.pipe(v.array(condition), v.maxLength(16)),
          then: outcome,
          unanswered: v.optional(outcome),
        }),
      ),
      v.maxLength(200),
    ),
    combine: v.strictObject({ mode: v.literal("any") }),
    budgetMs: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(30_000)),
  }),
  v.check(
    ({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length,
    "Two rules have the same id.",
  ),
);

/** Decodes a policy document of version 1; anything unknown in it makes it unreadable as a whole. Never throws. */
export function decodePolicyDocument(value: unknown): PolicyReading {
  try {
    const decoded = v.safeParse(policyDocument, value, { abortEarly: true });
    if (decoded.success) return { status: "decoded", document: decoded.output as PolicyDocument };
    const [issue] = decoded.issues;
    return { status: "unreadable", problem: problemText(v.getDotPath(issue) ?? "the document") };
  } catch {
    return { status: "unreadable", problem: problemText("the document") };
  }
}

function problemText(path: string): string {
  return `The policy document has something this version does not know, at ${path}.`;
}

function fits({ fact, op, value }: Condition): boolean {
  const form = factForms[fact];
  if (!form.ops.includes(op) || Array.isArray(value) !== (op === "in")) return false;
  return Array.isArray(value) ? value.every(form.value) : form.value(value);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}

function isCount(value: unknown, least: number): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least;
}
