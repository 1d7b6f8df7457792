import type { FactName } from "../policyDocument.ts";
import type { RuleTests } from "./compilePolicy.ts";
import type { Match } from "./facts/match.ts";
import { holdsOfAllMovements, matchMovements } from "./facts/matchMovements.ts";
import type { RequestView } from "./facts/requestView.ts";

/** Whether a rule's conditions hold: no if one does not, else unknown if one may not. */
export function matchRule(tests: RuleTests, view: RequestView): Match {
  let match = matchWithoutOthers(tests, view);
  if (match === "no") return "no";
  for (const test of tests.stated) {
    const part = test.match(view);
    if (part === "no") return "no";
    if (part === "unknown") match = part;
  }
  // Sums come last: they are the dearest, and what is no already need not be summed.
  for (const test of tests.sums) {
    const part = test.match(view, tests.scope);
    if (part === "no") return "no";
    if (part === "unknown") match = part;
  }
  return match;
}

/** As `matchRule`, without what others state about the request and without what was signed before. */
export function matchWithoutOthers(tests: RuleTests, view: RequestView): Match {
  let match: Match = "yes";
  for (const test of tests.request) {
    const part = test.match(view);
    if (part === "no") return "no";
    if (part === "unknown") match = part;
  }
  if (tests.movement.length === 0) return match;
  const part = matchMovements(tests.movement, view);
  return part === "yes" ? match : part;
}

/** Whether a rule that is yes speaks of everything in the request, so that it may stand in for the preset's word. */
export function standsIn(tests: RuleTests, view: RequestView): boolean {
  if (!tests.namesParty || (tests.asksHidden && !view.facts.isUnderstood)) return false;
  return (
    tests.request.every(({ holdsOfAll }) => holdsOfAll === undefined || holdsOfAll(view)) &&
    (tests.movement.length === 0 || holdsOfAllMovements(tests.movement, view)) &&
    tests.sums.every(({ holdsOfAll }) => holdsOfAll === undefined || holdsOfAll(view, tests.scope))
  );
}

/** The fact that made a rule speak, for the reason: the most telling one of those that answered so. */
export function tellingFact(tests: RuleTests, view: RequestView, match: Match): FactName | undefined {
  const answered = tests.alone.filter((one) => one.match(view, tests.scope) === match);
  const facts = (answered.length > 0 ? answered : tests.alone).map(({ condition }) => condition.fact);
  return telling.find((fact) => facts.includes(fact));
}

const telling: readonly FactName[] = [
  ...(["spentValue", "spent", "count", "value", "amount", "spender", "token", "method", "action"] as const),
  ...(["target", "site", "verdict", "votes", "finding", "level", "unanswered", "time"] as const),
  ...(["kind", "account", "chain"] as const),
];
