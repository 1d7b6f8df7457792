import { describe, expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import type { Override } from "../override.ts";
import type { PolicyDocument, Rule } from "../policyDocument.ts";
import { friend, sampleContext, transactionTo } from "../samples.ts";
import { compilePolicy, namesParty, valuesOf } from "./compilePolicy.ts";
import { decide } from "./decide.ts";
import { defaultPolicy } from "./presets.ts";

const known: Rule = { id: "mine", when: [{ fact: "target", op: "eq", value: friend }], then: "block" };
const unsure: Rule = {
  id: "sum",
  when: [{ fact: "spent", op: "gte", value: "1", within: 3600 }],
  then: "block",
};
const turning: Override = {
  ...{
    id: "e1",
    account: null,
    what: { kind: "site", origin: "https://app.example" },
    which: { kind: "all" },
  },
  ...{ startsAt: 0, endsAt: null, usesLeft: null, limit: null, reason: "I know them" },
};
const critical: Finding = {
  ...{ code: "sample", level: "critical", text: "A fact.", asOf: "2026-01-01T00:00:00.000Z" },
  source: { kind: "local", check: "sample" },
};

function reasonsOf(
  rules: readonly Rule[],
  changes: { overrides?: readonly Override[]; findings?: readonly Finding[] } = {},
) {
  const document = { ...defaultPolicy, rules };
  return decide({
    ...{ policy: { status: "decoded", document }, subject: transactionTo(friend, undefined, "0x64") },
    ...{ context: sampleContext({ isClockTrusted: false }), findings: [], gaps: [], answers: [], ...changes },
  });
}

describe("what a rule says", () => {
  test("default: one that matches says itself, its fact and who said so", () => {
    expect(reasonsOf([known]).reasons[0]).toEqual({
      ...{ outcome: "block", by: { kind: "rule", rule: "mine" }, fact: "target", who: "the request" },
      blames: [{ target: { kind: "rule", rule: "mine" }, text: "Your rule “mine”" }],
      text: expect.stringMatching(/^Your rule “mine”: .*0x2222…2222/),
    });
  });

  test("default: one that could not be answered says that, and goes by its own word or the preset's", () => {
    const text = "Your rule “sum” could not be answered: not everything it asks about is known.";

    expect(reasonsOf([unsure]).reasons[0]).toMatchObject({
      outcome: "warn",
      fact: "spent",
      who: "this device",
      text,
    });
    expect(reasonsOf([{ ...unsure, unanswered: "hold" }]).reasons[0]).toMatchObject({
      outcome: "hold",
      text,
    });
  });

  test("behavior: an exception turns what holds or blocks, and says whose word; a warning stays [L05]", () => {
    const turned = reasonsOf([known], { overrides: [turning] });

    expect(turned.reasons[0]).toMatchObject({
      ...{ outcome: "warn", by: { kind: "override", override: "e1" }, fact: "target", who: "the request" },
      text: "Your exception “I know them” turns your rule “mine” into a warning.",
      blames: [{ target: { kind: "rule", rule: "mine" } }],
    });
    expect([turned.outcome, turned.overrides]).toEqual(["warn", ["e1"]]);
    const weak = reasonsOf([{ ...known, then: "warn" }], { overrides: [turning] });
    expect([weak.reasons[0]?.by, weak.overrides]).toEqual([{ kind: "rule", rule: "mine" }, undefined]);
  });

  test("behavior: a rule that fails is said, held, and turned by no exception [L08]", () => {
    const broken = {
      ...known,
      id: "x",
      when: [{ fact: "amount", op: "gte", value: "a lot" }],
    } as unknown as Rule;

    expect(reasonsOf([broken], { overrides: [turning] }).reasons[0]).toEqual({
      ...{ outcome: "hold", by: { kind: "rule", rule: "x" }, who: "this device" },
      text: "Your rule “x” could not be asked, so this request is held.",
    });
  });

  test("behavior: a critical finding is held whatever stands in for the preset's word, and it is said [L04]", () => {
    const { reasons } = reasonsOf([{ ...known, then: "allow" }], { findings: [critical] });

    expect(reasons[0]).toEqual({
      ...{ outcome: "hold", by: { kind: "floor" }, fact: "level", who: "this device" },
      text: "A critical finding is held, whatever a rule or an exception says.",
    });
    const danger = reasonsOf([{ ...known, then: "allow" }], { findings: [{ ...critical, level: "danger" }] });
    expect([danger.outcome, danger.reasons.length]).toEqual(["allow", 1]);
    const stated = reasonsOf([], { findings: [critical] }).reasons.filter(({ by }) => by.kind === "floor");
    expect(stated).toEqual([]);
  });

  test("error: a policy that cannot be read, or applied, says what is wrong and holds [L08]", () => {
    const base = {
      subject: transactionTo(friend),
      context: sampleContext(),
      findings: [],
      gaps: [],
      answers: [],
    };
    const unread = decide({ ...base, policy: { status: "unreadable", problem: "It is cut short." } });
    const broken = decide({
      ...base,
      policy: { status: "decoded", document: { ...defaultPolicy, preset: "none" as "normal" } },
    });

    expect(unread.reasons).toEqual([
      {
        ...{ outcome: "hold", by: { kind: "document-unreadable" } },
        text: "It is cut short. Every request is held until it can be read.",
      },
    ]);
    expect(unread.policyVersion).toBe(compilePolicy(defaultPolicy).version());
    expect(broken).toMatchObject({
      outcome: "hold",
      reasons: [{ text: "The policy could not be applied to this request, so it is held." }],
    });
  });
});

describe("compiling", () => {
  const groups = { friends: [friend], sites: ["https://a.example", "https://b.example"], none: [] };
  const valuesIn = (
    value: Rule["when"][number]["value"],
    document: PolicyDocument = { ...defaultPolicy, groups },
  ) => valuesOf({ fact: "target", op: "in", value }, document);

  test("default: groups stand for what is in them, and nothing is compared twice", () => {
    expect(valuesIn(friend)).toEqual([friend]);
    expect(valuesIn(["@sites", "https://b.example", "@friends", 7])).toEqual([...groups.sites, friend, 7]);
    expect(valuesIn(["@none"])).toEqual([]);
    expect(valuesIn("a@b")).toEqual(["a@b"]);
  });

  test("error: a group that nobody wrote is no empty list", () => {
    expect(() => valuesIn("@strangers")).toThrow("names groups that exist");
    expect(() => valuesIn("@toString")).toThrow("names groups that exist");
    expect(() => valuesIn("@friends", defaultPolicy)).toThrow("names groups that exist");
  });

  test("behavior: a rule names its party by target or site, beside whatever else", () => {
    const rule = (...facts: ("target" | "site" | "chain")[]): Rule => ({
      ...{ id: "r", then: "allow" },
      when: facts.map((fact) => ({ fact, op: "eq", value: "x" })),
    });

    expect([rule("target"), rule("site"), rule("chain", "target")].map(namesParty)).toEqual([
      true,
      true,
      true,
    ]);
    expect([rule("chain"), rule()].map(namesParty)).toEqual([false, false]);
  });

  test("behavior: one document is compiled once, and its version does not change", () => {
    const document = { ...defaultPolicy, rules: [known] };

    expect(compilePolicy(document)).toBe(compilePolicy(document));
    expect(compilePolicy(document).version()).toBe(compilePolicy({ ...document }).version());
    expect(compilePolicy(document).version()).not.toBe(compilePolicy(defaultPolicy).version());
  });

  test.each([
    "target",
    "method",
    "action",
    "spender",
    "token",
    "amount",
    "value",
    "spent",
    "spentValue",
  ] as const)("behavior: %s may hide in what is not understood", (fact) => {
    const rule: Rule = { id: "r", when: [{ fact, op: "eq", value: "1", within: 60 }], then: "hold" };
    const chain: Rule = { id: "r", when: [{ fact: "chain", op: "eq", value: 1 }], then: "hold" };
    const hides = (one: Rule) =>
      compilePolicy({ ...defaultPolicy, rules: [one] }).rules[0]?.tests?.asksHidden;

    expect([hides(rule), hides({ ...rule, when: [...chain.when, ...rule.when] }), hides(chain)]).toEqual([
      ...[true, true, false],
    ]);
  });
});
