import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factNames, type PolicyDocument, type Rule } from "../../../../extension/domain/policyDocument.ts";
import { randomPolicy } from "../../../../test/policy/randomPolicy.ts";
import { bob, drainer } from "../../../stories/fixtures.ts";
import { manyRules } from "../../../stories/policyFixtures.ts";
import { everyday } from "../../../stories/snapshotFixtures.ts";
import { factTraits } from "./factTraits.ts";
import { blankPart, changeComparison, changeFact, type PartDraft, readPart } from "./partDraft.ts";
import { blankRule, draftOf, type RuleDraft, readRule } from "./ruleDraft.ts";

const { document } = everyday.policy;
const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const usdc = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
const part = (fact: PartDraft["fact"], given: Partial<PartDraft>): PartDraft => ({
  ...changeFact(blankPart, fact),
  ...given,
});
const draft = (given: Partial<RuleDraft>): RuleDraft => ({ ...blankRule, name: "Mine", ...given });
const ruleOf = (given: Partial<RuleDraft>, within: PolicyDocument = document): Rule | null => {
  const reading = readRule(draft(given), within, null);
  return reading.status === "complete" ? reading.rule : null;
};

describe("readRule", () => {
  test("default: menus and fields become a rule of the document", () => {
    const parts = [
      part("kind", { op: "eq", values: ["transaction"] }),
      part("chain", { op: "in", values: ["1", " 31337 ", ""] }),
    ];

    expect(ruleOf({ parts, unanswered: "hold" })).toEqual({
      id: "Mine",
      when: [
        { fact: "kind", op: "eq", value: "transaction" },
        { fact: "chain", op: "in", value: [1, 31337] },
      ],
      then: "block",
      unanswered: "hold",
    });
  });

  test("behavior: an amount in whole units is stored in smallest units, with its token as a condition", () => {
    expect(ruleOf({ parts: [part("amount", { op: "gte", values: ["1.5"] })] })?.when).toEqual([
      { fact: "token", op: "eq", value: "native" },
      { fact: "amount", op: "gte", value: "1500000000000000000" },
    ]);
  });

  test("behavior: more than 500 USDC within a day is at least 500.000001, over 86400 s", () => {
    const limit = part("spent", { op: "gt", values: ["500"], unit: { token: usdc, decimals: "6" } });
    expect(ruleOf({ parts: [limit] })?.when).toEqual([
      { fact: "token", op: "eq", value: usdc },
      { fact: "spent", op: "gte", value: "500000001", within: 86_400 },
    ]);
  });

  test("behavior: a guard stands with a block only", () => {
    const guarded = { delay: { count: "2", unit: "hours" }, factor: "second-device" } as const;
    expect(ruleOf(guarded)?.guard).toEqual({ delaySeconds: 7200, factor: "second-device" });
    expect(ruleOf({ ...guarded, outcome: "hold" })?.guard).toBeUndefined();
  });

  test("behavior: a rule's own waiting time is kept in milliseconds", () => {
    expect(ruleOf({ budget: "1.5" })?.budgetMs).toBe(1500);
  });

  test("error: amounts of two tokens, or a second token beside an amount's own", () => {
    const coins = part("amount", { values: ["1"] });
    const dollars = part("spent", { values: ["1"], unit: { token: usdc, decimals: "6" } });
    const token = part("token", { op: "eq", values: [usdc] });

    expect(readRule(draft({ parts: [coins, dollars] }), document, null)).toMatchObject({ field: 0 });
    expect(readRule(draft({ parts: [token, coins] }), document, null)).toMatchObject({ field: 1 });
  });

  test.each([
    { budget: "31" },
    { budget: "soon" },
    { delay: { count: "30", unit: "seconds" } },
    { delay: { count: "8", unit: "days" } },
  ] as const)("error: %j is refused at its field", (given) => {
    expect(readRule(draft(given), document, null)).toMatchObject({ field: Object.keys(given)[0] });
  });

  test("error: no name, or one that is used; a rule keeps its own", () => {
    const [rule] = document.rules;
    const used = draft({ name: "No big transfers" });
    expect(readRule(blankRule, document, null)).toMatchObject({ field: "name" });
    expect(readRule(used, document, null)).toMatchObject({ field: "name" });
    expect(readRule(used, document, rule ?? null)).toMatchObject({ status: "complete" });
  });
});

describe("readPart", () => {
  const valueIn = (given: PartDraft): unknown => {
    const reading = readPart(given);
    return reading.status === "read" ? reading.condition.value : reading.status;
  };

  test("behavior: an address in lower, upper or rightly mixed case is one address", () => {
    const shouted = drainer.toUpperCase().replace("0X", "0x");
    const twice = part("target", { op: "in", values: [drainer, shouted] });
    expect(valueIn(twice)).toEqual([drainer, drainer]);
  });

  test("error: an address whose capitals do not fit its digits", () => {
    const wrong = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB49";
    expect(valueIn(part("target", { op: "eq", values: [wrong] }))).toBe("faulty");
  });

  test.each([
    ["app.example", "https://app.example"],
    ["https://App.Example/swap?x=1", "https://app.example"],
    ["http://localhost:8080", "http://localhost:8080"],
  ])("behavior: the site %s is %s", (typed, site) => {
    expect(valueIn(part("site", { op: "eq", values: [typed] }))).toBe(site);
  });

  test("behavior: a function may be written out", () => {
    const written = part("method", { op: "eq", values: ["approve(address,uint256)"] });
    expect(valueIn(written)).toBe("0x095ea7b3");
  });

  test.each([
    ["target", "0x12"],
    ["site", "app"],
    ["site", "javascript:alert(1)"],
    ["site", "https://user@app.example"],
    ["amount", "1.0000000000000000001"],
    ["amount", "-1"],
    ["value", "1.234"],
    ["chain", "one"],
    ["method", "approve"],
    ["time", "22:00-"],
    ["verdict", "1"],
    ["count", "0"],
    ["kind", "@group"],
    ["finding", "Known Scam"],
  ] as const)("error: %s “%s” is refused", (fact, value) => {
    expect(valueIn(part(fact, { op: "eq", values: [value] }))).toBe("faulty");
  });

  test("behavior: a group stands where the document takes one", () => {
    expect(valueIn(part("spender", { op: "eq", values: ["@family"] }))).toBe("@family");
  });
});

describe("draftOf", () => {
  const more: readonly Rule[] = [
    {
      id: "Votes",
      when: [{ fact: "votes", op: "gte", value: 3, level: "critical" }],
      then: "block",
      budgetMs: 900,
    },
    { id: "Count", when: [{ fact: "count", op: "gte", value: 11, within: 90 }], then: "hold" },
    { id: "Raw", when: [{ fact: "amount", op: "gte", value: "123456" }], then: "hold" },
    { id: "Members", when: [{ fact: "verdict", op: "in", value: ["1:danger", "2:caution"] }], then: "block" },
    {
      id: "Two amounts",
      when: [
        { fact: "amount", op: "lte", value: "1000000" },
        { fact: "token", op: "eq", value: usdc },
        { fact: "spent", op: "gte", value: "5000000", within: 3600 },
        { fact: "target", op: "eq", value: bob },
      ],
      then: "allow",
    },
    { id: "Every request", when: [], then: "warn" },
    { id: "Nobody answers", when: [{ fact: "unanswered", op: "in", value: [1, 2] }], then: "hold" },
    {
      id: "In money",
      when: [{ fact: "spentValue", op: "gte", value: "50001", within: 604_800 }],
      then: "block",
    },
  ];
  const rules = [...manyRules.rules, ...more, ...document.rules].map((rule) => ({ name: rule.id, rule }));

  test.each(rules)("default: “$name” reads back as it was, in the same order", ({ rule }) => {
    const whole = { ...manyRules, rules: [...manyRules.rules, ...more, ...document.rules] };
    expect(readRule(draftOf(rule, whole), whole, rule)).toEqual({ status: "complete", rule });
  });

  test(`behavior: every rule of a random document reads back as it was (seed ${seed})`, () => {
    fc.assert(
      fc.property(randomPolicy(), (whole) => {
        for (const rule of whole.rules) {
          expect(readRule(draftOf(rule, whole), whole, rule)).toEqual({ status: "complete", rule });
        }
      }),
      { seed, numRuns: 1000 },
    );
  });

  test("behavior: at least 500.000001 is shown as more than 500", () => {
    const [limit] = manyRules.rules;
    expect(limit && draftOf(limit, manyRules).parts).toMatchObject([{ op: "gt", values: ["500"] }]);
  });
});

describe.each(factNames)("%s", (fact) => {
  test("behavior: changing to it leaves a comparison that it has", () => {
    expect(factTraits[fact].comparisons).toContain(changeFact(blankPart, fact).op);
  });

  test.each(factTraits[fact].comparisons)("behavior: with %s its values are one, or a list", (op) => {
    const changed = changeComparison(changeFact(blankPart, fact), op);
    expect(op === "in" ? changed.values.length : 1).toBe(changed.values.length);
  });
});
