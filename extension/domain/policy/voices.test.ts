import { describe, expect, test } from "vitest";
import type { Override } from "../override.ts";
import type { Rule } from "../policyDocument.ts";
import { friend } from "../samples.ts";
import type { CompiledPolicy, RuleTests } from "./compilePolicy.ts";
import type { Match } from "./facts/match.ts";
import type { RequestView } from "./facts/requestView.ts";
import { defaultPolicy } from "./presets.ts";
import { ruleVoices } from "./voices.ts";

const view = {
  facts: { chain: 1, isUnderstood: true, movements: [] },
  fold: { findings: [], votes: [] },
} as unknown as RequestView;
const rule: Rule = { id: "mine", when: [{ fact: "target", op: "eq", value: friend }], then: "block" };
const exception = { id: "e1", reason: "Known.", which: { kind: "rule", rule: "mine" } } as Override;

/** What one rule says that names a party and answers so, with no condition for its explanation. */
function voicesOf(answer: () => Match, exceptions: readonly Override[] = []) {
  const tests: RuleTests = {
    ...{ request: [], stated: [{ match: answer }], movement: [], sums: [], alone: [] },
    ...{ scope: {} as RuleTests["scope"], namesParty: true, asksHidden: false },
  };
  const policy = { document: defaultPolicy, rules: [{ rule, tests }] } as unknown as CompiledPolicy;
  return ruleVoices(policy, view, exceptions);
}

describe("what a rule says", () => {
  test("default: a rule that is yes speaks and may stand in, and one that is no is silent [L02]", () => {
    expect(voicesOf(() => "yes")).toMatchObject([
      { reason: { outcome: "block", by: { kind: "rule", rule: "mine" } }, standsIn: true, turnedBy: [] },
    ]);
    expect(voicesOf(() => "no")).toEqual([]);
  });

  test("behavior: a rule of which not everything is known does not stand in for the preset [L07]", () => {
    expect(voicesOf(() => "unknown")).toMatchObject([{ reason: { outcome: "warn" }, standsIn: false }]);
  });

  test("behavior: a rule that an exception turned does not stand in for the preset [L05]", () => {
    expect(voicesOf(() => "yes", [exception])).toMatchObject([
      { reason: { outcome: "warn", by: { kind: "override" } }, standsIn: false, turnedBy: ["e1"] },
    ]);
  });

  test("error: a rule that fails while it is asked holds, whatever an exception says [L08]", () => {
    const fails = () => {
      throw new Error("Not what its type says.");
    };

    expect(voicesOf(fails, [exception])).toMatchObject([
      { reason: { outcome: "hold", by: { kind: "rule", rule: "mine" } }, standsIn: false, turnedBy: [] },
    ]);
  });

  test("behavior: a reason without a fact has no field for one", () => {
    const [voice] = voicesOf(() => "yes");

    expect(Object.keys(voice?.reason ?? {}).sort()).toEqual(["blames", "by", "outcome", "text", "who"]);
  });
});
