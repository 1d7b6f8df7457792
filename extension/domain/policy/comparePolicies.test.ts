import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Outcome, outcomes } from "../level.ts";
import type { PolicyDocument, Rule } from "../policyDocument.ts";
import { friend, sampleContext, stranger, transactionTo } from "../samples.ts";
import { comparePolicies } from "./comparePolicies.ts";
import { decide } from "./decide.ts";
import { defaultPolicy } from "./presets.ts";

const onChain: Rule = { id: "a", when: [{ fact: "chain", op: "eq", value: 1 }], then: "warn" };
const onTarget: Rule = { id: "b", when: [{ fact: "target", op: "eq", value: friend }], then: "warn" };

function policy(...rules: readonly Rule[]): PolicyDocument {
  return { ...defaultPolicy, rules };
}

function limit(value: string, within = 86_400): Rule {
  return { id: "limit", when: [{ fact: "spent", op: "gte", value, within }], then: "block" };
}
function grouped(then: Outcome, ...members: readonly `0x${string}`[]): PolicyDocument {
  const rule: Rule = {
    id: "g",
    when: [
      { fact: "account", op: "eq", value: "@them" },
      { fact: "site", op: "eq", value: "https://a.example" },
    ],
    then,
  };
  return { ...policy(rule), groups: { them: members } };
}
function priced(perUnit: string): PolicyDocument {
  const rule: Rule = { id: "p", when: [{ fact: "value", op: "gte", value: "5" }], then: "block" };
  return { ...policy(rule), prices: { "1:native": { decimals: 18, perUnit } } };
}
function quorum(k: number): PolicyDocument {
  return { ...policy(), combine: { mode: "quorum", k } };
}
function guarded(guard?: NonNullable<Rule["guard"]>): PolicyDocument {
  const rule: Rule = { ...onChain, then: "block" };
  return policy(guard === undefined ? rule : { ...rule, guard });
}

describe("comparePolicies", () => {
  test.each<[string, PolicyDocument, PolicyDocument, ReturnType<typeof comparePolicies>]>([
    ["nothing changed", policy(onChain), policy(onChain), "none"],
    ["a rule is added", policy(), policy(onChain), "tightening"],
    ["a rule says more", policy(onChain), policy({ ...onChain, then: "block" }), "tightening"],
    ["a blocking target is added", policy(), policy({ ...onTarget, then: "block" }), "tightening"],
    ["the preset gets stricter", policy(), { ...policy(), preset: "careful" }, "tightening"],
    ["an allowing rule is removed", policy({ ...onChain, then: "allow" }), policy(), "tightening"],
    ["a rule is removed", policy(onChain), policy(), "loosening"],
    ["a rule says less", policy(onChain), policy({ ...onChain, then: "allow" }), "loosening"],
    ["a rule that may lower is added", policy(), policy(onTarget), "loosening"],
    ["the preset gets weaker", policy(), { ...policy(), preset: "expert" }, "loosening"],
    ["the wait changes", policy(), { ...policy(), budgetMs: 3000 }, "loosening"],
    [
      "a rule asks something else",
      policy(onChain),
      policy({ ...onChain, when: [{ fact: "chain", op: "eq", value: 5 }] }),
      "loosening",
    ],
    ["a rule that warns is widened", policy(onChain), policy({ ...onChain, when: [] }), "tightening"],
    [
      "a rule's word on the unknown gets weaker",
      policy({ ...onChain, unanswered: "block" }),
      policy(onChain),
      "loosening",
    ],
    ["a limit gets lower", policy(limit("500")), policy(limit("300")), "tightening"],
    ["a limit gets higher", policy(limit("300")), policy(limit("500")), "loosening"],
    ["a limit over another time", policy(limit("300")), policy(limit("300", 60)), "loosening"],
    ["a blocked group grows", grouped("block", friend), grouped("block", friend, stranger), "tightening"],
    ["a blocked group shrinks", grouped("block", friend, stranger), grouped("block", friend), "loosening"],
    ["an allowed group grows", grouped("allow", friend), grouped("allow", friend, stranger), "loosening"],
    ["an allowed group shrinks", grouped("allow", friend, stranger), grouped("allow", friend), "tightening"],
    ["a price changes that a rule asks for", priced("1"), priced("2"), "loosening"],
    [
      "combining lifts from now on",
      policy(),
      { ...policy(), combine: { mode: "quorum", k: 3 } },
      "tightening",
    ],
    ["a quorum gets smaller", quorum(3), quorum(2), "tightening"],
    ["a quorum gets larger", quorum(2), quorum(3), "loosening"],
    ["a veto is taken away", { ...policy(), combine: { mode: "any", vetoes: [7] } }, policy(), "loosening"],
    ["a guard is added", guarded(), guarded({ delaySeconds: 60 }), "tightening"],
    ["a guard is taken away", guarded({ delaySeconds: 60 }), guarded(), "loosening"],
    ["a guard waits less", guarded({ delaySeconds: 90 }), guarded({ delaySeconds: 60 }), "loosening"],
    ["a rule waits longer", policy(onChain), policy({ ...onChain, budgetMs: 9000 }), "loosening"],
  ])("default: %s", (_, before, after, expected) => {
    expect(comparePolicies(before, after)).toBe(expected);
  });

  test("behavior: whatever is called a tightening decides no request more weakly", () => {
    const condition = fc.oneof(
      fc.record({
        fact: fc.constant("target"),
        op: fc.constant("eq"),
        value: fc.constantFrom(friend, stranger),
      }),
      fc.record({
        fact: fc.constant("level"),
        op: fc.constant("gte"),
        value: fc.constantFrom("none", "danger"),
      }),
      fc.record({ fact: fc.constant("amount"), op: fc.constant("gte"), value: fc.constantFrom("1", "500") }),
    );
    const drawn = fc.record({
      preset: fc.constantFrom("careful", "normal", "expert"),
      rules: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom("a", "b", "c"),
          then: fc.constantFrom(...outcomes),
          when: fc.array(condition, { maxLength: 2 }),
        }),
        { maxLength: 3, selector: ({ id }) => id },
      ),
    });
    const subjects = [
      transactionTo(friend, undefined, "0x64"),
      transactionTo(stranger, "0x12345678", "0x3e8"),
    ];
    const outcome = (document: PolicyDocument, level: "none" | "danger" | "critical"): readonly Outcome[] =>
      subjects.map((subject) => {
        const found = {
          code: "x",
          level,
          text: "x",
          source: { kind: "local", check: "x" },
          asOf: "",
        } as const;
        const policyReading = { status: "decoded", document } as const;
        return decide({
          policy: policyReading,
          subject,
          context: sampleContext(),
          findings: [found],
          gaps: [],
          answers: [],
        }).outcome;
      });
    fc.assert(
      fc.property(drawn, drawn, (one, two) => {
        const before = { ...defaultPolicy, ...one } as PolicyDocument;
        const after = { ...defaultPolicy, ...two } as PolicyDocument;
        if (comparePolicies(before, after) !== "tightening") return;
        for (const level of ["none", "danger", "critical"] as const) {
          const was = outcome(before, level);
          outcome(after, level).forEach((now, index) => {
            expect(outcomes.indexOf(now)).toBeGreaterThanOrEqual(outcomes.indexOf(was[index] ?? "allow"));
          });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
