import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FactName, factNames } from "../policyDocument.ts";
import { friend, token } from "../samples.ts";
import type { LoneTest, RuleTests } from "./compilePolicy.ts";
import type { RequestTest, SumTest } from "./facts/factEntry.ts";
import type { Match } from "./facts/match.ts";
import type { RequestView } from "./facts/requestView.ts";
import { matchRule, matchWithoutOthers, standsIn, tellingFact } from "./matching.ts";

const movements = [{ token, amount: 1n, isSum: false }];
const viewOf = (facts: object = {}) =>
  ({ facts: { isUnderstood: true, movements, ...facts } }) as unknown as RequestView;
const view = viewOf();
const says = (match: Match): RequestTest & SumTest => ({ match: () => match });
const fails = (): Match => {
  throw new Error("It must not be asked.");
};
const testsOf = (changes: Partial<RuleTests> = {}): RuleTests => ({
  ...{ request: [], stated: [], movement: [], sums: [], alone: [], namesParty: true, asksHidden: false },
  scope: {} as RuleTests["scope"],
  ...changes,
});
const all = (parts: readonly Match[]): Match =>
  parts.includes("no") ? "no" : parts.includes("unknown") ? "unknown" : "yes";
const matches = fc.array(fc.constantFrom<Match>("yes", "no", "unknown"), { maxLength: 3 });

describe("matchRule", () => {
  test("default: no where one part is no, else unknown where one is, in whatever group they stand [L02]", () => {
    fc.assert(
      fc.property(matches, matches, matches, matches, (request, stated, movement, sums) => {
        const tests = testsOf({
          ...{ request: request.map(says), stated: stated.map(says), sums: sums.map(says) },
          movement: movement.map((match) => () => match),
        });

        expect(matchRule(tests, view)).toBe(all([...request, ...movement, ...stated, ...sums]));
        expect(matchWithoutOthers(tests, view)).toBe(all([...request, ...movement]));
      }),
      { numRuns: 400, seed: 77_200 },
    );
  });

  test("behavior: a movement that is yes leaves open what the request leaves open [L02]", () => {
    const tests = testsOf({ request: [says("unknown")], movement: [() => "yes"] });

    expect(matchWithoutOthers(tests, view)).toBe("unknown");
  });

  test("behavior: a rule that asks about no movement needs none", () => {
    expect(matchWithoutOthers(testsOf({ request: [says("yes")] }), viewOf({ movements: [] }))).toBe("yes");
  });

  test("behavior: what is no already is not asked further, sums least of all", () => {
    const late = { match: fails };
    const no = says("no");

    expect(matchRule(testsOf({ request: [no, late], stated: [late], sums: [late] }), view)).toBe("no");
    expect(matchRule(testsOf({ stated: [no, late], sums: [late] }), view)).toBe("no");
    expect(matchRule(testsOf({ sums: [no, late] }), view)).toBe("no");
    expect(matchRule(testsOf({ request: [no], movement: [fails] }), view)).toBe("no");
  });
});

describe("standsIn", () => {
  const holds = (isOfAll: boolean) => ({ match: () => "yes" as const, holdsOfAll: () => isOfAll });
  const plain = says("yes");

  test("default: a rule that names whom it is about stands in where it holds of everything [C11]", () => {
    expect(standsIn(testsOf(), view)).toBe(true);
    expect(standsIn(testsOf({ namesParty: false }), view)).toBe(false);
    expect(standsIn(testsOf({ request: [plain, holds(true)], sums: [plain, holds(true)] }), view)).toBe(true);
    expect(standsIn(testsOf({ request: [holds(true), holds(false)] }), view)).toBe(false);
    expect(standsIn(testsOf({ sums: [holds(false), holds(true), plain] }), view)).toBe(false);
  });

  test("behavior: what may hide in what is not understood does not stand in", () => {
    const hidden = viewOf({ isUnderstood: false });

    expect([
      standsIn(testsOf({ asksHidden: true }), view),
      standsIn(testsOf({ asksHidden: true }), hidden),
    ]).toEqual([true, false]);
    expect(standsIn(testsOf(), hidden)).toBe(true);
  });

  test("behavior: a movement that is another's keeps a rule from standing in", () => {
    const two = viewOf({ movements: [...movements, { token: friend, amount: 1n, isSum: false }] });
    const movement = [({ token: of }: { token: string }): Match => (of === token ? "yes" : "no")];

    expect([standsIn(testsOf({ movement }), view), standsIn(testsOf({ movement }), two)]).toEqual([
      true,
      false,
    ]);
  });
});

describe("tellingFact", () => {
  const alone = (fact: FactName, match: Match): LoneTest =>
    ({ condition: { fact, op: "eq", value: 1 }, match: () => match }) as unknown as LoneTest;
  const telling = (match: Match, ...parts: readonly (readonly [FactName, Match])[]) =>
    tellingFact(testsOf({ alone: parts.map(([fact, part]) => alone(fact, part)) }), view, match);

  test("default: of those that answered so, the most telling one", () => {
    expect(telling("yes", ["chain", "yes"], ["target", "yes"], ["spent", "unknown"])).toBe("target");
    expect(telling("unknown", ["chain", "unknown"], ["target", "yes"], ["spent", "yes"])).toBe("chain");
    expect(telling("yes", ["chain", "unknown"], ["target", "unknown"])).toBe("target");
    expect(telling("yes")).toBeUndefined();
  });

  test("behavior: amounts come before parties, parties before what others say, and that before the rest", () => {
    const order: readonly FactName[] = [
      ...([
        "spentValue",
        "spent",
        "count",
        "value",
        "amount",
        "spender",
        "token",
        "method",
        "action",
      ] as const),
      ...(["target", "site", "verdict", "votes", "finding", "level", "unanswered", "time"] as const),
      ...(["kind", "account", "chain"] as const),
    ];

    expect([...order].sort()).toEqual([...factNames].sort());
    for (const [index, fact] of order.entries()) {
      const rest = order.slice(index).reverse();
      expect(telling("yes", ...rest.map((one) => [one, "yes"] as const))).toBe(fact);
    }
  });
});
