import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding, Gap } from "../finding.ts";
import { type Level, levels, type Outcome, outcomes } from "../level.ts";
import type { PolicyDocument, Preset, Rule } from "../policyDocument.ts";
import {
  callData,
  friend,
  own,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  transactionTo,
} from "../samples.ts";
import { decide } from "./decide.ts";
import type { AnswerFacts } from "./foldAnswers.ts";
import { policyVersionOf } from "./policyVersion.ts";
import { defaultPolicy } from "./presets.ts";

const payment = transactionTo(friend, undefined, "0x64");

function finding(level: Level, code = "sample"): Finding {
  return {
    code,
    level,
    text: `A ${level} fact.`,
    source: { kind: "local", check: code },
    asOf: "2026-01-01T00:00:00.000Z",
  };
}
const gap: Gap = { who: { kind: "local", check: "decoding" }, reason: "undecodable", text: "Not decoded." };

function answer(level: Level | "unknown", ware = 7): AnswerFacts {
  return { ware, name: `Ware ${ware}`, status: "answered", level, findings: [], gap: null };
}

function judge(
  options: {
    preset?: Preset;
    rules?: readonly Rule[];
    local?: Level;
    gaps?: readonly Gap[];
    answers?: readonly AnswerFacts[];
    subject?: ReturnType<typeof transactionTo>;
  } = {},
) {
  const document: PolicyDocument = {
    ...defaultPolicy,
    preset: options.preset ?? "normal",
    rules: options.rules ?? [],
  };
  return decide({
    policy: { status: "decoded", document },
    subject: options.subject ?? payment,
    context: sampleContext(),
    findings: options.local === undefined || options.local === "none" ? [] : [finding(options.local)],
    gaps: options.gaps ?? [],
    answers: options.answers ?? [],
  });
}

function rule(then: Outcome, when: Rule["when"], id = "mine", unanswered?: Outcome): Rule {
  return unanswered === undefined ? { id, when, then } : { id, when, then, unanswered };
}

describe("decide by preset", () => {
  test.each<[Preset, Level | "gap", Outcome]>([
    ["normal", "none", "allow"],
    ["normal", "caution", "allow"],
    ["normal", "danger", "hold"],
    ["normal", "critical", "block"],
    ["normal", "gap", "warn"],
    ["careful", "none", "allow"],
    ["careful", "caution", "warn"],
    ["careful", "danger", "block"],
    ["careful", "critical", "block"],
    ["careful", "gap", "hold"],
    ["expert", "none", "allow"],
    ["expert", "caution", "allow"],
    ["expert", "danger", "warn"],
    ["expert", "critical", "hold"],
    ["expert", "gap", "warn"],
  ])("default: %s, %s → %s [SW13]", (preset, level, outcome) => {
    const decision = level === "gap" ? judge({ preset, gaps: [gap] }) : judge({ preset, local: level });

    expect(decision.outcome).toBe(outcome);
  });

  test("behavior: an answer may raise and never lowers [J07] [J13] [L02]", () => {
    expect(judge({ local: "danger", answers: [answer("none")] }).level).toBe("danger");
    expect(
      judge({ local: "none", answers: [answer("none"), answer("none", 8), answer("danger", 9)] }).level,
    ).toBe("danger");
  });

  test("behavior: a level that only SecWares state is held at most", () => {
    expect(judge({ answers: [answer("critical")] }).outcome).toBe("hold");
    expect(judge({ preset: "careful", answers: [answer("danger")] }).outcome).toBe("hold");
    expect(judge({ local: "critical", answers: [answer("critical")] }).outcome).toBe("block");
  });

  test("behavior: a rule of the user's lifts that cap", () => {
    const rules = [rule("block", [{ fact: "level", op: "gte", value: "critical" }])];

    expect(judge({ rules, answers: [answer("critical")] }).outcome).toBe("block");
  });

  test("behavior: no opinion is a gap and no level [SW27] [BY2]", () => {
    const decision = judge({ answers: [answer("unknown")] });

    expect([decision.level, decision.outcome]).toEqual(["none", "warn"]);
    expect(decision.gaps).toMatchObject([{ who: { kind: "secware", ware: 7 }, reason: "no-opinion" }]);
  });

  test("behavior: a silent SecWare is a gap under its own name [SW27] [BY2] [SW13]", () => {
    const late: Gap = {
      who: { kind: "secware", ware: 7, name: "x" },
      reason: "timeout",
      text: "Did not answer in time.",
    };
    const decision = judge({ answers: [{ ...answer("none"), status: "gap", level: null, gap: late }] });

    expect(decision.gaps).toEqual([{ ...late, who: { kind: "secware", ware: 7, name: "Ware 7" } }]);
    expect(decision.reasons[0]).toMatchObject({
      outcome: "warn",
      by: { kind: "preset" },
      fact: "unanswered",
    });
  });

  test("behavior: one that was not asked is no gap", () => {
    expect(judge({ answers: [{ ...answer("none"), status: "not-asked", level: null }] }).gaps).toEqual([]);
  });

  test("behavior: a SecWare cannot speak as the wallet", () => {
    const decision = judge({ answers: [{ ...answer("danger"), findings: [finding("danger")] }] });

    expect(decision.findings[0]?.source).toEqual({ kind: "secware", ware: 7, name: "Ware 7" });
  });
});

describe("decide by rules", () => {
  test("default: the strictest of all matching rules wins, in any order [L02]", () => {
    const allow = rule("allow", [{ fact: "target", op: "eq", value: friend }], "a");
    const block = rule("block", [{ fact: "chain", op: "eq", value: 1 }], "b");

    expect(judge({ rules: [allow, block] }).outcome).toBe("block");
    expect(judge({ rules: [block, allow] }).outcome).toBe("block");
  });

  test.each<[string, Rule["when"]]>([
    ["level", [{ fact: "level", op: "gte", value: "caution" }]],
    ["kind", [{ fact: "kind", op: "in", value: ["transaction", "calls"] }]],
    ["amount", [{ fact: "amount", op: "gte", value: "100" }]],
    ["token", [{ fact: "token", op: "eq", value: "native" }]],
    ["target", [{ fact: "target", op: "eq", value: friend }]],
    ["site", [{ fact: "site", op: "eq", value: "https://app.example" }]],
    ["chain", [{ fact: "chain", op: "in", value: [5, 1] }]],
    ["unanswered", [{ fact: "unanswered", op: "in", value: [3, 7] }]],
  ])("behavior: a rule on %s fires, and the reason names it", (fact, when) => {
    const decision = judge({
      rules: [rule("block", when, "mine")],
      local: "caution",
      answers: [answer("unknown")],
    });

    expect(decision.outcome).toBe("block");
    expect(decision.reasons[0]).toMatchObject({ outcome: "block", by: { kind: "rule", rule: "mine" }, fact });
  });

  test("behavior: an amount and a token in one rule mean the same movement", () => {
    const subject = subjectFrom("wallet_sendCalls", [
      {
        version: "2.0.0",
        from: own,
        chainId: "0x1",
        atomicRequired: false,
        calls: [
          { to: friend, value: "0x64" },
          { to: token, data: callData("0xa9059cbb", friend, 1n) },
        ],
      },
    ]);
    const of = (value: string) => [
      { fact: "token", op: "eq", value: token } as const,
      { fact: "amount", op: "gte", value } as const,
    ];

    expect(judge({ subject, rules: [rule("block", of("2"))] }).outcome).toBe("allow");
    expect(judge({ subject, rules: [rule("block", of("1"))] }).outcome).toBe("block");
  });

  test("behavior: the sum of a batch is judged too [C11] [BY7]", () => {
    const calls = Array.from({ length: 3 }, () => ({ to: friend, value: "0x28" }));
    const subject = subjectFrom("wallet_sendCalls", [
      { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls },
    ]);
    const limit = (value: string) => [rule("block", [{ fact: "amount", op: "gte", value }])];

    expect(judge({ subject, rules: limit("120") }).outcome).toBe("block");
    expect(judge({ subject, rules: limit("121") }).outcome).toBe("allow");
  });

  test("behavior: an amount that cannot be known is not zero [L07] [SW27]", () => {
    const subject = transactionTo(stranger, "0x12345678");
    const when: Rule["when"] = [{ fact: "amount", op: "gte", value: "1" }];

    expect(judge({ subject, rules: [rule("block", when)] }).reasons[0]).toMatchObject({
      outcome: "warn",
      by: { kind: "rule", rule: "mine" },
    });
    expect(judge({ subject, rules: [rule("block", when, "mine", "hold")] }).outcome).toBe("hold");
    expect(
      judge({ subject, rules: [rule("allow", [{ fact: "amount", op: "lte", value: "5" }], "mine", "block")] })
        .outcome,
    ).toBe("block");
  });

  test("behavior: a fact that is certainly otherwise settles it", () => {
    const when: Rule["when"] = [
      { fact: "amount", op: "gte", value: "1" },
      { fact: "chain", op: "eq", value: 5 },
    ];

    expect(
      judge({ subject: transactionTo(stranger, "0x12345678"), rules: [rule("block", when)] }).outcome,
    ).toBe("allow");
  });
});

describe("decide below the preset", () => {
  const danger = { local: "danger" as const };

  test("default: only a rule that names a target or a site goes below", () => {
    expect(
      judge({ ...danger, rules: [rule("allow", [{ fact: "target", op: "eq", value: friend }])] }).outcome,
    ).toBe("allow");
    expect(
      judge({ ...danger, rules: [rule("warn", [{ fact: "site", op: "eq", value: "https://app.example" }])] })
        .outcome,
    ).toBe("warn");
    expect(
      judge({ ...danger, rules: [rule("allow", [{ fact: "kind", op: "eq", value: "transaction" }])] })
        .outcome,
    ).toBe("hold");
    expect(judge({ ...danger, rules: [rule("allow", [])] }).outcome).toBe("hold");
  });

  test("behavior: critical is held at least, whatever a rule says [L04]", () => {
    const decision = judge({
      local: "critical",
      rules: [rule("allow", [{ fact: "target", op: "eq", value: friend }])],
    });

    expect(decision.outcome).toBe("hold");
    expect(decision.reasons[0]).toMatchObject({ outcome: "hold", by: { kind: "floor" } });
  });

  test("behavior: the floor names who found the worst", () => {
    const rules = [rule("allow", [{ fact: "target", op: "eq", value: friend }])];
    const decision = judge({ local: "caution", answers: [answer("critical")], rules });

    expect(decision.reasons[0]).toMatchObject({ outcome: "hold", by: { kind: "floor" }, who: "Ware 7" });
  });

  test("behavior: no rule takes away what a gap demands", () => {
    const rules = [rule("allow", [{ fact: "target", op: "eq", value: friend }])];

    expect(judge({ ...danger, rules, gaps: [gap] }).outcome).toBe("warn");
  });

  test("behavior: a trusted target in a batch does not vouch for the other calls [C11]", () => {
    const subject = subjectFrom("wallet_sendCalls", [
      {
        version: "2.0.0",
        from: own,
        chainId: "0x1",
        atomicRequired: false,
        calls: [
          { to: friend, value: "0x1" },
          { to: token, data: callData("0x095ea7b3", stranger, 1n) },
        ],
      },
    ]);
    const rules = [rule("allow", [{ fact: "target", op: "eq", value: friend }])];

    expect(judge({ ...danger, subject, rules }).outcome).toBe("hold");
  });

  test("behavior: trusting a token does not trust whoever may take it", () => {
    const subject = transactionTo(token, callData("0x095ea7b3", stranger, 1n));
    const trust = (value: string) => [rule("allow", [{ fact: "target", op: "eq", value }])];

    expect(judge({ ...danger, subject, rules: trust(token) }).outcome).toBe("hold");
    expect(judge({ ...danger, subject, rules: trust(stranger) }).outcome).toBe("allow");
  });
});

describe("decide in trouble", () => {
  test("default: an unreadable document holds every request [L08]", () => {
    const decision = decide({
      policy: { status: "unreadable", problem: "No." },
      subject: payment,
      context: sampleContext(),
      findings: [],
      gaps: [],
      answers: [],
    });

    expect(decision).toMatchObject({ outcome: "hold", reasons: [{ by: { kind: "document-unreadable" } }] });
  });

  test("behavior: a rule that cannot be applied holds [L08]", () => {
    const broken = {
      id: "x",
      then: "allow",
      when: [{ fact: "amount", op: "gte", value: "a lot" }],
    } as unknown as Rule;

    expect(judge({ rules: [broken] }).outcome).toBe("hold");
  });

  test("behavior: the version names the document", () => {
    expect(judge().policyVersion).toBe(policyVersionOf(defaultPolicy));
  });

  test("behavior: over random cases, reasons exist, lead with the outcome, and repeat exactly [L09]", () => {
    const rank = (outcome: Outcome) => outcomes.indexOf(outcome);
    const condition = fc.oneof(
      fc.record({
        fact: fc.constant("level"),
        op: fc.constantFrom("eq", "gte", "lte"),
        value: fc.constantFrom(...levels),
      }),
      fc.record({
        fact: fc.constant("target"),
        op: fc.constant("eq"),
        value: fc.constantFrom(friend, stranger),
      }),
      fc.record({
        fact: fc.constant("amount"),
        op: fc.constantFrom("gte", "lte"),
        value: fc.constantFrom("1", "100"),
      }),
      fc.record({ fact: fc.constant("chain"), op: fc.constant("eq"), value: fc.constantFrom(1, 2) }),
    );
    const rules = fc.array(
      fc.record({ then: fc.constantFrom(...outcomes), when: fc.array(condition, { maxLength: 3 }) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom(...levels),
        fc.constantFrom(...levels),
        fc.boolean(),
        (drawn, local, ware, hasGap) => {
          const named = drawn.map((one, index) => ({ ...one, id: `r${index}` })) as Rule[];
          const options = { rules: named, local, answers: [answer(ware)], gaps: hasGap ? [gap] : [] };
          const decision = judge(options);

          expect(decision.reasons[0]?.outcome).toBe(decision.outcome);
          expect(
            decision.reasons.every(
              ({ outcome, text }) => rank(outcome) <= rank(decision.outcome) && text !== "",
            ),
          ).toBe(true);
          if (decision.level === "critical")
            expect(rank(decision.outcome)).toBeGreaterThanOrEqual(rank("hold"));
          if (hasGap) expect(decision.outcome).not.toBe("allow");
          expect(judge(structuredClone(options))).toEqual(decision);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
