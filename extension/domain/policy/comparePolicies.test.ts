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
