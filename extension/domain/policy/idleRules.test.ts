import { describe, expect, test } from "vitest";
import type { Condition, PolicyDocument, Rule } from "../policyDocument.ts";
import { friend, stranger } from "../samples.ts";
import { idleRules } from "./idleRules.ts";
import { defaultPolicy } from "./presets.ts";

function idle(...rules: readonly Rule[]): readonly string[] {
  const document: PolicyDocument = { ...defaultPolicy, rules };
  return idleRules(document).map(({ rule }) => rule);
}
function rule(then: Rule["then"], when: readonly Condition[], id = "a"): Rule {
  return { id, when, then };
}
const on = (
  fact: Condition["fact"],
  op: Condition["op"],
  value: Condition["value"],
  within?: number,
): Condition => (within === undefined ? { fact, op, value } : { fact, op, value, within });

describe("idleRules", () => {
  test.each<[string, readonly Condition[]]>([
    ["two chains", [on("chain", "eq", 1), on("chain", "eq", 5)]],
    ["levels that do not meet", [on("level", "eq", "danger"), on("level", "lte", "caution")]],
    ["amounts that do not meet", [on("amount", "gte", "10"), on("amount", "lte", "9")]],
    ["counts that do not meet", [on("count", "gte", 5, 60), on("count", "lte", 4, 60)]],
    ["two sites", [on("site", "eq", "https://a.example"), on("site", "in", ["https://b.example"])]],
  ])("default: %s in one rule", (_, when) => {
    expect(idle(rule("block", when))).toEqual(["a"]);
  });

  test.each<[string, readonly Condition[]]>([
    ["two targets, which one request may have", [on("target", "eq", friend), on("target", "eq", stranger)]],
    ["amounts that meet in one", [on("amount", "gte", "10"), on("amount", "lte", "10")]],
    ["counts over different times", [on("count", "gte", 5, 3600), on("count", "lte", 4, 60)]],
    ["levels that meet", [on("level", "gte", "caution"), on("level", "lte", "caution")]],
  ])("behavior: %s are no contradiction", (_, when) => {
    expect(idle(rule("block", when))).toEqual([]);
  });

  test("behavior: a rule that another one covers is idle, the narrower of the two", () => {
    const wide = rule("block", [on("chain", "eq", 1)], "wide");
    const narrow = rule("hold", [on("chain", "eq", 1), on("target", "eq", friend)], "narrow");

    expect(idle(wide, { ...narrow, unanswered: "hold" })).toEqual([]);
    expect(idle({ ...wide, unanswered: "block" }, narrow)).toEqual(["narrow"]);
    expect(idle({ ...narrow, unanswered: "hold" }, { ...wide, unanswered: "block" })).toEqual(["narrow"]);
  });

  test("behavior: of two that say the same the first one stays", () => {
    const same = rule("block", [on("chain", "eq", 1)]);

    expect(
      idle({ ...same, id: "one", unanswered: "block" }, { ...same, id: "two", unanswered: "block" }),
    ).toEqual(["two"]);
  });

  test("behavior: a rule that may lower is not idle beside a stricter one that does not block", () => {
    const lowering = rule("allow", [on("site", "eq", "https://a.example")], "lowering");

    expect(idle(rule("warn", [], "every"), lowering)).toEqual([]);
  });

  test("behavior: allowing without a party lowers nothing", () => {
    expect(idle(rule("allow", [on("chain", "eq", 1)]))).toEqual(["a"]);
    expect(idle(rule("allow", [on("amount", "lte", "5")]))).toEqual([]);
    expect(idle(rule("allow", [on("target", "eq", friend)]))).toEqual([]);
  });
});
