import * as v from "valibot";
import { outcomes } from "../level.ts";
import {
  type Condition,
  factNames,
  factors,
  operators,
  type PolicyDocument,
  presets,
} from "../policyDocument.ts";
import { problemOfSize } from "./documentSize.ts";
import { factTable } from "./facts/factTable.ts";
import { isAddress, isAmount, isCount, isOrigin } from "./facts/forms.ts";

/** A stored policy document as read; an unreadable one holds every request. */
export type PolicyReading =
  | { status: "decoded"; document: PolicyDocument }
  | { status: "unreadable"; problem: string };

const scalar = v.union([v.string(), v.number()]);
const condition = v.pipe(
  v.strictObject({
    fact: v.picklist(factNames),
    op: v.picklist(operators),
    value: v.union([scalar, v.pipe(v.array(scalar), v.minLength(1), v.maxLength(200))]),
    within: v.optional(whole(60, 2_592_000)),
    level: v.optional(v.picklist(["caution", "danger", "critical"])),
  }),
  v.check((read) => fits(read), "A condition compares its fact with something it cannot be."),
);

const outcome = v.picklist(outcomes);
const budget = whole(100, 30_000);

const guard = v.pipe(
  v.strictObject({
    delaySeconds: v.optional(whole(60, 604_800)),
    factor: v.optional(v.picklist(factors)),
  }),
  v.check(({ delaySeconds, factor }) => delaySeconds !== undefined || factor !== undefined),
);

const rule = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}\p{P}\p{S} ]{1,64}$/u, "A rule's id is not readable.")),
    when: v.pipe(v.array(condition), v.maxLength(16)),
    then: outcome,
    unanswered: v.optional(outcome),
    budgetMs: v.optional(budget),
    guard: v.optional(guard),
  }),
  v.check((read) => read.guard === undefined || read.then === "block", "Only a rule that blocks is guarded."),
);

const ware = v.pipe(
  v.number(),
  v.check((value) => isCount(value)),
);
const vetoes = { vetoes: v.optional(v.pipe(v.array(ware), v.maxLength(32))) };
const weights = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,15}$/)), whole(1, 1000)),
  v.maxEntries(32),
);
const combine = v.variant("mode", [
  v.strictObject({ mode: v.literal("any"), ...vetoes }),
  v.strictObject({ mode: v.literal("all"), ...vetoes }),
  v.strictObject({ mode: v.literal("quorum"), k: whole(2, 32), ...vetoes }),
  v.strictObject({ mode: v.literal("weights"), weights, atLeast: whole(1, 32_000), ...vetoes }),
]);

const groupMembers = v.pipe(
  v.array(v.string()),
  v.minLength(1),
  v.maxLength(200),
  v.check(
    (members) => members.every(isAddress) || members.every(isOrigin),
    "A group has one kind of member.",
  ),
);
const groups = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^[\p{L}\p{N} _-]{1,32}$/u)), groupMembers),
  v.maxEntries(32),
);
const prices = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,15}:(?:native|0x[0-9a-f]{40})$/)),
    v.strictObject({
      decimals: whole(0, 77),
      perUnit: v.pipe(
        v.string(),
        v.check((value) => isAmount(value)),
      ),
    }),
  ),
  v.maxEntries(100),
);

const policyDocument = v.pipe(
  v.strictObject({
    v: v.literal(1),
    preset: v.picklist(presets),
    rules: v.pipe(v.array(rule), v.maxLength(500)),
    combine,
    budgetMs: budget,
    groups: v.optional(groups),
    prices: v.optional(prices),
  }),
  v.check(
    ({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length,
    "Two rules have the same id.",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const missing = dataset.value.rules.find(
      ({ when }) => !groupsFit(when as Condition[], dataset.value.groups),
    );
    if (missing !== undefined) addIssue({ message: "A rule names a group that it cannot use." });
  }),
);

/** Decodes a policy document of version 1; anything unknown in it makes it unreadable as a whole. Never throws. */
export function decodePolicyDocument(value: unknown): PolicyReading {
  try {
    // Before anything else, so that nothing huge is ever looked at closely.
    const problem = problemOfSize(value);
    if (problem !== null) return { status: "unreadable", problem };
    const decoded = v.safeParse(policyDocument, value, { abortEarly: true });
    if (decoded.success) return { status: "decoded", document: decoded.output as PolicyDocument };
    const [issue] = decoded.issues;
    return { status: "unreadable", problem: problemText(v.getDotPath(issue) ?? "the document") };
  } catch {
    return { status: "unreadable", problem: problemText("the document") };
  }
}

function problemText(path: string): string {
  return `The policy document has something this version does not know, at ${path.slice(0, 120)}.`;
}

interface ReadCondition extends Pick<Condition, "fact" | "op" | "value"> {
  within?: number | undefined;
  level?: string | undefined;
}

function fits({ fact, op, value, within, level }: ReadCondition): boolean {
  const entry = factTable[fact];
  if (!entry.ops.includes(op) || Array.isArray(value) !== (op === "in")) return false;
  if ((within !== undefined) !== (entry.extra === "within")) return false;
  if ((level !== undefined) !== (entry.extra === "level")) return false;
  const values = Array.isArray(value) ? value : [value];
  return values.every((one) => (isGroupName(one) ? entry.group !== undefined : entry.isValue(one)));
}

function isGroupName(value: unknown): value is string {
  return typeof value === "string" && value.startsWith("@");
}

function groupsFit(when: readonly Condition[], groups: PolicyDocument["groups"] = {}): boolean {
  return when.every(({ fact, value }) =>
    (typeof value === "object" ? value : [value]).filter(isGroupName).every((name) => {
      const members = Object.hasOwn(groups, name.slice(1)) ? groups[name.slice(1)] : undefined;
      return members?.every(factTable[fact].group === "sites" ? isOrigin : isAddress) === true;
    }),
  );
}

function whole(least: number, most: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
}
