import { describe, expect, test } from "vitest";
import { factNames } from "../../extension/domain/policyDocument.ts";
import { factRows } from "./factRows.ts";
import {
  A,
  answerOf,
  B,
  C,
  caseWith,
  documentOf,
  exceptionOf,
  findingOf,
  ruleOf,
  SITE,
  TOKEN,
} from "./plainCase.ts";
import { evaluate } from "./secondEvaluator.ts";

const wordOfRule = { yes: "warn", unknown: "hold", no: "allow" } as const;

describe("the second evaluator, on every row of the facts' table", () => {
  test("default: each fact has a row that says yes and one that says no", () => {
    for (const fact of factNames)
      for (const word of ["yes", "no"])
        expect(
          factRows.some((row) => row.word === word && row.when.some((one) => one.fact === fact)),
          `${fact} ${word}`,
        ).toBe(true);
  });

  test.each(factRows.map((row) => [`${JSON.stringify(row.when)}: ${row.word}, ${row.why}`, row] as const))(
    "behavior: %s",
    (_title, { when, on, word }) => {
      const document = documentOf([ruleOf(when)], { ...on.document, rules: [ruleOf(when)] });
      // The gap's and the levels' own words are taken away, so that only the rule is heard.
      const alone = evaluate({ ...on, document });
      const match = word === "no" ? [] : [{ rule: "R", match: word }];
      expect(alone.spokenRules).toEqual(match);
      const isQuiet = on.findings.length === 0 && on.answers.length === 0;
      if (isQuiet) expect(alone.outcome).toBe(wordOfRule[word]);
    },
  );
});

describe("the preset", () => {
  const table = [
    ["careful", "allow", "warn", "block", "block", "hold"],
    ["normal", "allow", "allow", "hold", "block", "warn"],
    ["expert", "allow", "allow", "warn", "hold", "warn"],
  ] as const;

  test.each(table)(
    "default: %s says its row of the table",
    (preset, none, caution, danger, critical, gap) => {
      const document = documentOf([], { preset });
      const of = (level: "none" | "caution" | "danger" | "critical") =>
        evaluate(caseWith({ document, findings: [findingOf(level)] })).outcome;
      expect([of("none"), of("caution"), of("danger"), of("critical")]).toEqual([
        none,
        caution,
        danger,
        critical,
      ]);
      expect(evaluate(caseWith({ document, answers: [answerOf(7, "gap")] })).outcome).toBe(gap);
    },
  );

  test("behavior: SecWares alone hold at most, until enough of them agree", () => {
    const answers = [answerOf(7, "critical"), answerOf(8, "critical"), answerOf(9, "none")];
    const outcomeOf = (combine: Parameters<typeof documentOf>[1]) =>
      evaluate(caseWith({ answers, document: documentOf([], combine) })).outcome;
    expect(outcomeOf({})).toBe("hold");
    expect(outcomeOf({ combine: { mode: "all" } })).toBe("hold");
    expect(outcomeOf({ combine: { mode: "quorum", k: 2 } })).toBe("block");
    expect(outcomeOf({ combine: { mode: "quorum", k: 3 } })).toBe("hold");
    expect(outcomeOf({ combine: { mode: "weights", weights: { 7: 2 }, atLeast: 2 } })).toBe("block");
    expect(outcomeOf({ combine: { mode: "weights", weights: { 9: 9 }, atLeast: 2 } })).toBe("hold");
    expect(outcomeOf({ combine: { mode: "any", vetoes: [8] } })).toBe("block");
    expect(outcomeOf({ combine: { mode: "any", vetoes: [9] } })).toBe("hold");
  });
});

describe("a rule that stands in", () => {
  const rule = ruleOf([{ fact: "target", op: "in", value: [B, C] }], { then: "allow" });
  const findings = [findingOf("danger")];

  test("default: what is known of its target outranks the preset's word about levels", () => {
    const decision = evaluate(caseWith({ document: documentOf([rule]), findings }));
    expect(decision).toMatchObject({ outcome: "allow", stoodIn: true });
  });

  test("behavior: never of a critical level, of a gap, of a stranger beside, or of what is not understood", () => {
    const outcomeOf = (change: Parameters<typeof caseWith>[0]) =>
      evaluate(caseWith({ document: documentOf([rule]), findings, ...change })).outcome;
    expect(outcomeOf({ findings: [findingOf("critical")] })).toBe("hold");
    expect(outcomeOf({ answers: [answerOf(7, "gap")] })).toBe("warn");
    expect(outcomeOf({ facts: { gainers: [B, A] } })).toBe("hold");
    expect(outcomeOf({ facts: { gainers: [B, null] } })).toBe("hold");
    expect(outcomeOf({ facts: { isUnderstood: false } })).toBe("hold");
  });
});

describe("an exception", () => {
  const block = ruleOf([], { then: "block" });
  const document = documentOf([block]);
  const all = { kind: "all" } as const;

  test("default: it turns a block into a warning, and a critical level is still held", () => {
    const overrides = [exceptionOf({ kind: "rule", rule: "R" })];
    expect(evaluate(caseWith({ document, overrides }))).toMatchObject({ outcome: "warn", exceptions: ["E"] });
    const ware = [exceptionOf({ kind: "secware", ware: 7 })];
    expect(evaluate(caseWith({ overrides: ware, answers: [answerOf(7, "danger")] })).outcome).toBe("warn");
    expect(evaluate(caseWith({ overrides: ware, answers: [answerOf(7, "critical")] })).outcome).toBe("hold");
  });

  test("behavior: where nothing is to be turned it does not act", () => {
    expect(evaluate(caseWith({ overrides: [exceptionOf(all)] })).exceptions).toEqual([]);
  });

  test.each([
    ["another site", { what: { kind: "site", origin: "https://two.example" } }],
    ["another contract", { what: { kind: "contract", chain: 1, contract: B } }],
    ["another chain", { what: { kind: "contract", chain: 2, contract: TOKEN } }],
    ["another account", { account: B }],
    ["its end", { endsAt: 5 }],
    ["its uses", { usesLeft: 0 }],
    ["its limit", { limit: { token: TOKEN, amount: 20n, used: 11n } }],
    ["its limit's token", { limit: { token: "native", amount: 20n, used: 0n } }],
  ] as const)("behavior: it does not reach past %s", (_what, change) => {
    const overrides = [exceptionOf(all, change)];
    expect(evaluate(caseWith({ document, overrides })).outcome).toBe("block");
  });

  test("behavior: it covers up to its limit, and its contract if every call is to it", () => {
    const limited = exceptionOf(all, { limit: { token: TOKEN, amount: 20n, used: 10n } });
    expect(evaluate(caseWith({ document, overrides: [limited] })).outcome).toBe("warn");
    const contract = exceptionOf(all, { what: { kind: "contract", chain: 1, contract: TOKEN } });
    expect(evaluate(caseWith({ document, overrides: [contract] })).outcome).toBe("warn");
    const calls = [TOKEN, B].map((to) => ({ to, selector: null }));
    expect(evaluate(caseWith({ document, overrides: [contract], facts: { calls } })).outcome).toBe("block");
  });

  test("behavior: groups are their members", () => {
    const rule = ruleOf([{ fact: "site", op: "eq", value: "@mine" }], { then: "block" });
    const grouped = documentOf([rule], { groups: { mine: ["https://two.example", SITE] } });
    expect(evaluate(caseWith({ document: grouped })).outcome).toBe("block");
  });
});
