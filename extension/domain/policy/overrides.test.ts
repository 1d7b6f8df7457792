import { describe, expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import type { Override } from "../override.ts";
import type { PolicyDocument, Rule } from "../policyDocument.ts";
import type { Address } from "../primitives.ts";
import { friend, own, stranger, token } from "../samples.ts";
import { decideFacts } from "./decide.ts";
import { blockersOf, coveringOverrides, scopesOf } from "./overrides.ts";
import type { PolicyFacts } from "./policyFacts.ts";
import { defaultPolicy } from "./presets.ts";

const now = 1_790_000_000_000;
const site = "https://app.example";
const approve = "0x095ea7b3";

const facts: PolicyFacts = {
  ...{ kind: "calls", account: own, chain: 1, site, subjectHash: `0x${"5".repeat(64)}` },
  calls: [
    { to: token, selector: approve },
    { to: token, selector: approve },
  ],
  ...{ verifyingContract: null, actions: ["allow"], targets: [token], gainers: [friend], spenders: [friend] },
  movements: [
    { token, amount: 10n, isSum: false },
    { token, amount: 10n, isSum: true },
  ],
  ...{ isUnderstood: true, now, isClockTrusted: true },
};

function exception(changes: Partial<Override> = {}): Override {
  return {
    ...{ id: "e", account: null, what: { kind: "site", origin: site }, which: { kind: "all" } },
    ...{ startsAt: now, endsAt: null, usesLeft: null, limit: null, reason: "I know them" },
    ...changes,
  };
}

function covers(changes: Partial<Override>, of: Partial<PolicyFacts> = {}): boolean {
  return coveringOverrides([exception(changes)], { ...facts, ...of }).length === 1;
}

describe("coveringOverrides", () => {
  test.each<[string, boolean, Partial<Override>, Partial<PolicyFacts>]>([
    ["every account", true, {}, {}],
    ["its account", true, { account: own }, {}],
    ["another account", false, { account: friend }, {}],
    ["from its start on", true, { startsAt: now }, {}],
    ["not before its start", false, { startsAt: now + 1 }, {}],
    ["until before its end", true, { endsAt: now + 1 }, {}],
    ["not at its end", false, { endsAt: now }, {}],
    ["not with an end while the clock is in doubt", false, { endsAt: now + 1 }, { isClockTrusted: false }],
    ["without an end while the clock is in doubt", true, {}, { isClockTrusted: false }],
    ["while a use is left", true, { usesLeft: 1 }, {}],
    ["not when none is left", false, { usesLeft: 0 }, {}],
    ["not the wallet's own requests", false, {}, { site: null }],
  ])("default: time, uses and account: %s", (_, expected, changes, of) => {
    expect(covers(changes, of)).toBe(expected);
  });

  const contract = (address: Address, chain = 1): Partial<Override> => ({
    what: { kind: "contract", chain, contract: address },
  });
  const method = (selector: `0x${string}`): Partial<Override> => ({
    what: { kind: "function", chain: 1, contract: token, selector },
  });
  const typed = { kind: "typedData", calls: [], verifyingContract: token } as const;

  test.each<[string, boolean, Partial<Override>, Partial<PolicyFacts>]>([
    ["the same subject", true, { what: { kind: "request", subjectHash: `0x${"5".repeat(64)}` } }, {}],
    ["another subject", false, { what: { kind: "request", subjectHash: `0x${"6".repeat(64)}` } }, {}],
    ["what has no hash", false, { what: { kind: "request", subjectHash: "0x" } }, { subjectHash: null }],
    ["every call to its contract", true, contract(token), {}],
    ["the same contract on another chain", false, contract(token, 5), {}],
    [
      "one call to another contract",
      false,
      contract(token),
      { calls: [...facts.calls, { to: friend, selector: null }] },
    ],
    ["a request without calls", false, contract(token), { kind: "message", calls: [] }],
    ["typed data for its contract", true, contract(token), typed],
    ["typed data for another contract", false, contract(friend), typed],
    ["every call of its function", true, method(approve), {}],
    [
      "one call of another function",
      false,
      method(approve),
      { calls: [...facts.calls, { to: token, selector: "0xa9059cbb" }] },
    ],
    ["typed data, which calls no function", false, method(approve), typed],
  ])("behavior: scope: %s [C11] [BY7]", (_, expected, changes, of) => {
    expect(covers(changes, of)).toBe(expected);
  });

  const limit = (amount: bigint, used = 0n): Partial<Override> => ({ limit: { token, amount, used } });
  const moving = (...movements: readonly [Address | "native", bigint | null][]): Partial<PolicyFacts> => ({
    movements: movements.map(([of, amount]) => ({ token: of, amount, isSum: false })),
  });

  test.each<[string, boolean, Partial<Override>, Partial<PolicyFacts>]>([
    ["exactly up to the limit", true, limit(10n), {}],
    ["above the limit", false, limit(9n), {}],
    ["above with what was used", false, limit(19n, 10n), {}],
    ["the sum of several", false, limit(10n), moving([token, 6n], [token, 5n])],
    ["another token too", false, limit(10n), moving([token, 1n], ["native", 1n])],
    ["another token alone", false, limit(10n), moving(["native", 1n])],
    ["nothing that moves", false, limit(10n), moving()],
    ["an amount that is not known", false, limit(10n), moving([token, null])],
    ["what is not understood whole", false, limit(10n), { isUnderstood: false }],
    ["a collection handed over", false, limit(10n), { actions: ["allow", "operator"] }],
    ["control given away", false, limit(10n), { actions: ["allow", "control"] }],
  ])("behavior: limit: %s", (_, expected, changes, of) => {
    expect(covers(changes, of)).toBe(expected);
  });
});

const critical: Finding = {
  ...{ code: "bad", level: "critical", text: "It is bad.", asOf: "2026-01-01T00:00:00.000Z" },
  source: { kind: "local", check: "bad" },
};
const rule: Rule = { id: "no", when: [{ fact: "target", op: "eq", value: token }], then: "block" };

function decided(
  overrides: readonly Override[],
  { rules = [], findings = [] }: { rules?: readonly Rule[]; findings?: readonly Finding[] },
) {
  const document: PolicyDocument = { ...defaultPolicy, rules };
  return decideFacts({
    policy: { status: "decoded", document },
    facts,
    findings,
    gaps: [],
    answers: [],
    overrides,
  });
}

describe("exceptions in a decision", () => {
  test("default: one that names the rule turns its block into a warning, and says so", () => {
    const named = exception({ which: { kind: "rule", rule: "no" } });
    const decision = decided([named], { rules: [rule] });

    expect([decision.outcome, decision.overrides]).toEqual(["warn", ["e"]]);
    expect(decision.reasons[0]).toMatchObject({ by: { kind: "override", override: "e" }, fact: "target" });
    expect(decision.reasons[0]?.text).toContain("I know them");
  });

  test("behavior: one that names another rule does nothing and is not used", () => {
    const decision = decided([exception({ which: { kind: "rule", rule: "other" } })], { rules: [rule] });

    expect([decision.outcome, decision.overrides]).toEqual(["block", undefined]);
  });

  test("behavior: one that names everything is not used where nothing holds", () => {
    expect(decided([exception()], {})).toMatchObject({ outcome: "allow" });
    expect(decided([exception()], {}).overrides).toBeUndefined();
  });

  test("behavior: a critical level is held whatever is excepted [L04]", () => {
    const decision = decided([exception()], { findings: [critical] });

    expect(decision.outcome).toBe("hold");
    expect(decision.reasons[0]).toMatchObject({ by: { kind: "floor" }, who: "this device" });
  });

  test("behavior: what is not named goes on blocking", () => {
    const decision = decided([exception({ which: { kind: "finding", code: "bad" } })], {
      rules: [rule],
      findings: [critical],
    });

    expect([decision.outcome, decision.overrides]).toEqual(["block", ["e"]]);
  });
});

describe("blockersOf", () => {
  test("default: the rules and findings that block, each with a sentence", () => {
    expect(blockersOf(decided([], { rules: [rule] }))).toEqual([
      { target: { kind: "rule", rule: "no" }, text: "Your rule “no”" },
    ]);
    expect(blockersOf(decided([], { findings: [critical, critical] }))).toEqual([
      { target: { kind: "finding", code: "bad" }, text: "It is bad." },
    ]);
  });

  test("behavior: excepting every blocker unblocks", () => {
    const options = { findings: [critical] };
    const targets = blockersOf(decided([], options)).map(({ target }) => target);
    const made = targets.map((which, place) => exception({ id: `e${place}`, which }));

    expect(decided(made, options).outcome).toBe("hold");
  });

  test("behavior: nothing blocks what is allowed", () => {
    expect(blockersOf(decided([], {}))).toEqual([]);
  });
});

describe("scopesOf", () => {
  test("default: narrowest first", () => {
    expect(scopesOf(facts).map(({ kind }) => kind)).toEqual(["request", "function", "contract", "site"]);
  });

  test("behavior: only what covers the whole request is offered", () => {
    const mixed = { ...facts, calls: [...facts.calls, { to: stranger, selector: approve }] } as const;

    expect(scopesOf(mixed).map(({ kind }) => kind)).toEqual(["request", "site"]);
    expect(
      scopesOf({ ...facts, kind: "typedData", calls: [], verifyingContract: token }).map(({ kind }) => kind),
    ).toEqual(["request", "contract", "site"]);
    for (const what of scopesOf(facts)) expect(covers({ what })).toBe(true);
  });
});
