import { invariant } from "../../errors/invariant.ts";
import type { Condition, FactName, PolicyDocument, Rule } from "../policyDocument.ts";
import type { Hex } from "../primitives.ts";
import type { MovementTest, RequestTest, SumTest } from "./facts/factEntry.ts";
import { factTable } from "./facts/factTable.ts";
import type { Match } from "./facts/match.ts";
import { matchMovements } from "./facts/matchMovements.ts";
import type { OpenCondition } from "./facts/openCondition.ts";
import { type PriceTable, priceTableOf } from "./facts/priceTable.ts";
import type { RequestView } from "./facts/requestView.ts";
import { type Scope, scopeOf } from "./facts/scope.ts";
import { policyVersionOf } from "./policyVersion.ts";

/** A document made ready to be asked many times: sets, whole numbers and groups are made once. */
export interface CompiledPolicy {
  document: PolicyDocument;
  rules: readonly CompiledRule[];
  /** Computed when it is first asked for. */
  version: () => Hex;
}

export interface CompiledRule {
  rule: Rule;
  /** Null: it cannot be asked, so it holds. */
  tests: RuleTests | null;
}

export interface RuleTests {
  request: readonly RequestTest[];
  /** Of what somebody stated about the request. */
  stated: readonly RequestTest[];
  movement: readonly MovementTest[];
  sums: readonly SumTest[];
  scope: Scope;
  namesParty: boolean;
  /** One of its facts may hide in what is not understood. */
  asksHidden: boolean;
  /** Each condition alone, for the explanation. */
  alone: readonly LoneTest[];
}

export interface LoneTest extends OpenCondition {
  match: (view: RequestView, scope: Scope) => Match;
}

const compiled = new WeakMap<PolicyDocument, CompiledPolicy>();

/** Compiles a document once; documents are never changed in place. Never throws. */
export function compilePolicy(document: PolicyDocument): CompiledPolicy {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  let version: Hex | null = null;
  const prices = safely(() => priceTableOf(document));
  const made: CompiledPolicy = {
    document,
    rules: document.rules.map((rule) => ({
      rule,
      tests: prices === null ? null : safely(() => testsOf(rule, document, prices)),
    })),
    version: () => {
      version ??= policyVersionOf(document);
      return version;
    },
  };
  compiled.set(document, made);
  return made;
}

/** What a condition compares with, its groups resolved. Throws where a group does not exist. */
export function valuesOf(
  { value }: Condition,
  { groups = {} }: PolicyDocument,
): readonly (string | number)[] {
  const listed = typeof value === "object" ? value : [value];
  const values = listed.flatMap((one) => {
    if (typeof one !== "string" || !one.startsWith("@")) return one;
    const name = one.slice(1);
    invariant(Object.hasOwn(groups, name), "a rule of a document that was read names groups that exist");
    return groups[name] ?? [];
  });
  return [...new Set(values)];
}

/** Whether a rule names whom it is about. Only such a rule may go below the preset. */
export function namesParty({ when }: Rule): boolean {
  return when.some(({ fact }) => fact === "target" || fact === "site");
}

const hiddenFacts: readonly FactName[] = [
  ...(["target", "method", "action", "spender"] as const),
  ...(["token", "amount", "value", "spent", "spentValue"] as const),
];

function testsOf(rule: Rule, document: PolicyDocument, prices: PriceTable): RuleTests {
  const open = rule.when.map((condition) => ({ condition, values: valuesOf(condition, document), prices }));
  const request: RequestTest[] = [];
  const stated: RequestTest[] = [];
  const movement: MovementTest[] = [];
  const sums: SumTest[] = [];
  const alone = open.map((one): LoneTest => {
    const entry = factTable[one.condition.fact];
    if (entry.about === "request") {
      const test = entry.compile(one);
      (entry.isStated ? stated : request).push(test);
      return { ...one, match: test.match };
    }
    if (entry.about === "movement") {
      const test = entry.compile(one);
      movement.push(test);
      return { ...one, match: (view) => matchMovements([test], view) };
    }
    const test = entry.compile(one);
    sums.push(test);
    return { ...one, match: test.match };
  });
  return {
    ...{ request, stated, movement, sums, alone },
    scope: scopeOf(open),
    namesParty: namesParty(rule),
    asksHidden: rule.when.some(({ fact }) => hiddenFacts.includes(fact)),
  };
}

function safely<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    // A rule that cannot be made ready is asked all the same, and holds.
    return null;
  }
}
