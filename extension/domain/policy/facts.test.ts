import { describe, expect, test } from "vitest";
import type { Condition, PolicyDocument, Rule } from "../policyDocument.ts";
import type { Address } from "../primitives.ts";
import { friend, own, stranger, token } from "../samples.ts";
import { budgetFor } from "./budgetFor.ts";
import { compilePolicy } from "./compilePolicy.ts";
import { decideFacts } from "./decide.ts";
import type { AnswerFacts } from "./foldAnswers.ts";
import type { PastSpend, PolicyFacts } from "./policyFacts.ts";
import { defaultPolicy } from "./presets.ts";

// 12:00 UTC.
const now = 1_789_992_000_000;
const site = "https://app.example";

const facts: PolicyFacts = {
  ...{ kind: "transaction", account: own, chain: 1, site, subjectHash: null, verifyingContract: null },
  calls: [{ to: token, selector: "0xa9059cbb" }],
  ...{ actions: ["send"], targets: [token, friend], gainers: [friend], spenders: [] },
  movements: [
    { token, amount: 10n, isSum: false },
    { token, amount: 10n, isSum: true },
  ],
  ...{ isUnderstood: true, now, isClockTrusted: true },
};

interface Given {
  of?: Partial<PolicyFacts>;
  document?: Partial<PolicyDocument>;
  answers?: readonly AnswerFacts[];
  history?: readonly PastSpend[];
}

/** What a rule that blocks on yes and holds on unknown makes of the request. */
function asked(
  when: readonly Condition[],
  { of = {}, document = {}, answers = [], history = [] }: Given = {},
) {
  const rule: Rule = { id: "mine", when, then: "block", unanswered: "hold" };
  const policy = { status: "decoded", document: { ...defaultPolicy, ...document, rules: [rule] } } as const;
  const decision = decideFacts({
    ...{ policy, answers, history, facts: { ...facts, ...of }, findings: [], gaps: [] },
  });
  const reason = decision.reasons.find(({ by }) => by.kind === "rule");
  const said = { block: "yes", hold: "unknown", warn: "warn", allow: "no" } as const;
  return { match: reason === undefined ? "no" : said[reason.outcome], reason };
}

function answer(ware: number, level: AnswerFacts["level"]): AnswerFacts {
  const status = level === null ? "gap" : "answered";
  return { ware, name: `Ware ${ware}`, status, level, findings: [], gap: null };
}

function past(changes: Partial<PastSpend> = {}): PastSpend {
  return {
    ...{ at: now - 3_600_000, account: own, chain: 1, kind: "transaction", site, targets: [token, friend] },
    ...{ moved: { [token]: 15n }, ...changes },
  };
}

const price = (decimals: number, perUnit: string): Partial<PolicyDocument> => ({
  prices: { [`1:${token}`]: { decimals, perUnit } },
});
const value = (worth: string): readonly Condition[] => [{ fact: "value", op: "gte", value: worth }];
const moving = (amount: bigint | null): Partial<PolicyFacts> => ({
  movements: [{ token, amount, isSum: false }],
});

describe("money", () => {
  test("default: an amount times its price, exactly to the last unit", () => {
    expect(asked(value("1000"), { document: price(1, "1000") }).match).toBe("yes");
    expect(asked(value("1001"), { document: price(1, "1000") }).match).toBe("no");
  });

  test("behavior: decimals 0 and 77 lose nothing [L07]", () => {
    const whole = 10n ** 77n;

    expect(asked(value("50"), { document: price(0, "5") }).match).toBe("yes");
    expect(asked(value("51"), { document: price(0, "5") }).match).toBe("no");
    expect(asked(value("3"), { document: price(77, "3"), of: moving(whole) }).match).toBe("yes");
    expect(asked(value("3"), { document: price(77, "3"), of: moving(whole - 1n) }).match).toBe("no");
  });

  test("behavior: prices of tokens with other decimals add up", () => {
    const document = {
      prices: { [`1:${token}`]: { decimals: 0, perUnit: "1" }, "1:native": { decimals: 77, perUnit: "1" } },
    };
    const movements = [
      { token, amount: 2n, isSum: false },
      { token: "native", amount: 10n ** 77n, isSum: false },
    ] as const;
    const spent = (worth: string): readonly Condition[] => [
      { fact: "spentValue", op: "gte", value: worth, within: 60 },
    ];

    expect(asked(spent("3"), { document, of: { movements } }).match).toBe("yes");
    expect(asked(spent("4"), { document, of: { movements } }).match).toBe("no");
  });

  test("behavior: a missing price is not zero, in either direction [L07]", () => {
    expect(asked(value("1")).match).toBe("unknown");
    expect(asked([{ fact: "value", op: "lte", value: "1" }]).match).toBe("unknown");
    expect(asked(value("1"), { document: price(0, "5"), of: moving(null) }).match).toBe("unknown");
  });

  test("behavior: a price holds on its own chain only", () => {
    expect(asked(value("1"), { document: price(0, "5"), of: { chain: 5 } }).match).toBe("unknown");
  });
});

describe("sums over time", () => {
  const spent = (amount: string, ...more: readonly Condition[]): readonly Condition[] => [
    { fact: "spent", op: "gte", value: amount, within: 86_400 },
    ...more,
  ];

  test("default: what was signed before and this request, of each token", () => {
    expect(asked(spent("25"), { history: [past()] }).match).toBe("yes");
    expect(asked(spent("26"), { history: [past()] }).match).toBe("no");
  });

  test.each<[string, Partial<PastSpend>]>([
    ["another account", { account: friend }],
    ["another chain", { chain: 5 }],
    ["another token", { moved: { native: 15n } }],
    ["too long ago", { at: now - 86_400_001 }],
  ])("behavior: %s is not counted", (_, changes) => {
    expect(asked(spent("25"), { history: [past(changes)] }).match).toBe("no");
  });

  test("behavior: the oldest moment counts, and so does what a clock puts ahead", () => {
    expect(asked(spent("25"), { history: [past({ at: now - 86_400_000 })] }).match).toBe("yes");
    expect(asked(spent("25"), { history: [past({ at: now + 5 })] }).match).toBe("yes");
  });

  test("behavior: the order in which it is kept makes no difference", () => {
    const history = [past({ at: now - 5 }), past({ at: now - 90_000_000 }), past({ at: now - 7 })];

    expect(asked(spent("40"), { history }).match).toBe("yes");
    expect(asked(spent("41"), { history }).match).toBe("no");
  });

  test("behavior: a condition on the site picks what was signed for that site", () => {
    const here: Condition = { fact: "site", op: "eq", value: site };

    expect(asked(spent("25", here), { history: [past({ site: null })] }).match).toBe("no");
    expect(asked(spent("25", here), { history: [past()] }).match).toBe("yes");
  });

  test("behavior: an amount that was never known, and a clock in doubt, are unknown [L06]", () => {
    expect(asked(spent("25"), { history: [past({ moved: { [token]: null } })] }).match).toBe("unknown");
    expect(asked(spent("999"), { of: { isClockTrusted: false } }).match).toBe("unknown");
  });

  test("behavior: requests are counted, this one included", () => {
    const count = (least: number): readonly Condition[] => [
      { fact: "count", op: "gte", value: least, within: 7200 },
    ];

    expect(asked(count(3), { history: [past(), past({ chain: 5 })] }).match).toBe("yes");
    expect(asked(count(4), { history: [past(), past({ chain: 5 })] }).match).toBe("no");
  });
});

describe("groups and times", () => {
  const groups = { "My friends": [friend, stranger] };

  test("default: a group stands for all its members", () => {
    expect(asked([{ fact: "target", op: "eq", value: "@My friends" }], { document: { groups } }).match).toBe(
      "yes",
    );
    expect(
      asked([{ fact: "spender", op: "in", value: ["@My friends"] }], { document: { groups } }).match,
    ).toBe("no");
  });

  test("behavior: a rule with a group that is not there holds [L08]", () => {
    expect(asked([{ fact: "target", op: "eq", value: "@Nobody" }]).match).toBe("unknown");
  });

  test.each<[string, string]>([
    ["12:00-13:00", "yes"],
    ["11:00-12:00", "no"],
    ["22:00-12:01", "yes"],
    ["22:00-06:00", "no"],
    ["07:00-07:00", "yes"],
  ])("behavior: noon is in %s: %s [SW10]", (window, expected) => {
    expect(asked([{ fact: "time", op: "in", value: [window] }]).match).toBe(expected);
  });
});

describe("who said so", () => {
  test.each<[Condition, string, string]>([
    [{ fact: "verdict", op: "eq", value: "7:danger" }, "verdict", "Ware 7"],
    [{ fact: "votes", op: "gte", value: 2, level: "caution" }, "votes", "Ware 7, Ware 8"],
    [{ fact: "unanswered", op: "eq", value: 9 }, "unanswered", "Ware 9"],
    [{ fact: "level", op: "gte", value: "danger" }, "level", "Ware 7"],
    [{ fact: "target", op: "eq", value: friend }, "target", "the request"],
    [{ fact: "spent", op: "gte", value: "1", within: 60 }, "spent", "this device"],
  ])("default: %j is said by name [BY1]", (condition, fact, who) => {
    const answers = [answer(7, "danger"), answer(8, "caution"), answer(9, null)];
    const { reason } = asked([condition], { answers });

    expect(reason).toMatchObject({ fact, by: { kind: "rule", rule: "mine" } });
    expect(reason?.who?.split(", ")).toEqual(expect.arrayContaining(who.split(", ")));
  });
});

describe("budgetFor", () => {
  const rule = (budgetMs: number, ...when: readonly Condition[]): Rule => ({
    id: `${budgetMs}`,
    when,
    then: "hold",
    budgetMs,
  });
  const onTarget = (target: Address): Condition => ({ fact: "target", op: "eq", value: target });
  const document = (...rules: readonly Rule[]): PolicyDocument => ({ ...defaultPolicy, rules });

  test("default: the longest wait of the rules that may concern the request [BY3]", () => {
    expect(budgetFor(defaultPolicy, facts)).toBe(2500);
    expect(budgetFor(document(rule(4000, onTarget(friend)), rule(9000, onTarget(stranger))), facts)).toBe(
      4000,
    );
    expect(budgetFor(document(rule(100)), facts)).toBe(2500);
  });

  test("behavior: what SecWares may still say, and what is not understood, may concern it", () => {
    const votes: Condition = { fact: "votes", op: "gte", value: 2, level: "danger" };

    expect(budgetFor(document(rule(4000, votes)), facts)).toBe(4000);
    expect(budgetFor(document(rule(4000, onTarget(stranger))), { ...facts, isUnderstood: false })).toBe(4000);
  });
});

describe("rules in trouble", () => {
  test("default: a rule that throws holds, and the others are heard [L08]", () => {
    const planted = Object.defineProperty({ id: "bad", then: "allow" }, "when", {
      get: () => {
        throw new Error("planted");
      },
    }) as Rule;
    const warning: Rule = { id: "good", when: [], then: "warn" };
    const document = { ...defaultPolicy, rules: [planted, warning] };
    const decision = decideFacts({
      ...{ policy: { status: "decoded", document }, facts, findings: [], gaps: [], answers: [] },
    });

    expect(decision.outcome).toBe("hold");
    expect(decision.reasons.map(({ by }) => (by.kind === "rule" ? by.rule : by.kind))).toEqual([
      "bad",
      "good",
      "preset",
    ]);
  });

  test("behavior: facts that are not what they should be hold", () => {
    const broken = { ...facts, movements: null } as unknown as PolicyFacts;
    const policy = { status: "decoded", document: defaultPolicy } as const;

    expect(decideFacts({ policy, facts: broken, findings: [], gaps: [], answers: [] }).outcome).toBe("hold");
  });

  test("behavior: a document is made ready once", () => {
    expect(compilePolicy(defaultPolicy)).toBe(compilePolicy(defaultPolicy));
  });
});
