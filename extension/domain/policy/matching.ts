import type { FactName } from "../policyDocument.ts";
import type { RuleTests } from "./compilePolicy.ts";
import type { OpenCondition } from "./facts/factEntry.ts";
import { factTable } from "./facts/factTable.ts";
import { hiddenMay, type Match } from "./facts/match.ts";
import type { RequestView } from "./facts/requestView.ts";
import type { Movement } from "./movements.ts";

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
  const part = matchMovements(tests, view);
  return part === "yes" ? match : part;
}

/** Whether a rule that is yes speaks of everything in the request, so that it may stand in for the preset's word. */
export function standsIn(tests: RuleTests, view: RequestView): boolean {
  if (!tests.namesParty || (tests.asksHidden && !view.facts.isUnderstood)) return false;
  return (
    tests.request.every(({ holdsOfAll }) => holdsOfAll === undefined || holdsOfAll(view)) &&
    (tests.movement.length === 0 || holdsOfAllMovements(tests, view)) &&
    tests.sums.every(({ holdsOfAll }) => holdsOfAll === undefined || holdsOfAll(view, tests.scope))
  );
}

/** The fact that made a rule speak, for the reason: the most telling one of those that answered so. */
export function tellingFact(tests: RuleTests, view: RequestView, match: Match): FactName | undefined {
  const answered = tests.open.filter((open) => matchAlone(open, tests, view) === match);
  const facts = (answered.length > 0 ? answered : tests.open).map(({ condition }) => condition.fact);
  return telling.find((fact) => facts.includes(fact));
}

const telling: readonly FactName[] = [
  ...(["spentValue", "spent", "count", "value", "amount", "spender", "token", "method", "action"] as const),
  ...(["target", "site", "verdict", "votes", "finding", "level", "unanswered", "time"] as const),
  ...(["kind", "account", "chain"] as const),
];

function matchMovements({ movement: tests }: RuleTests, view: RequestView): Match {
  let isOpen = false;
  for (const movement of view.facts.movements) {
    const match = matchMovement(tests, movement, view);
    if (match === "yes") return "yes";
    isOpen ||= match === "unknown";
  }
  return isOpen ? "unknown" : hiddenMay(false, view.facts.isUnderstood);
}

function matchMovement(tests: RuleTests["movement"], movement: Movement, view: RequestView): Match {
  let match: Match = "yes";
  for (const test of tests) {
    const part = test(movement, view);
    if (part === "no") return "no";
    if (part === "unknown") match = part;
  }
  return match;
}

function holdsOfAllMovements({ movement }: RuleTests, view: RequestView): boolean {
  const { movements } = view.facts;
  return movements.length > 0 && movements.every((one) => matchMovement(movement, one, view) === "yes");
}

function matchAlone(open: OpenCondition, tests: RuleTests, view: RequestView): Match {
  const entry = factTable[open.condition.fact];
  if (entry.about === "request") return entry.compile(open).match(view);
  if (entry.about === "sum") return entry.compile(open).match(view, tests.scope);
  return matchMovements({ ...tests, movement: [entry.compile(open)] }, view);
}
