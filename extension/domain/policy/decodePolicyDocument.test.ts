import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePolicyDocument } from "./decodePolicyDocument.ts";
import { policyBytesOf, policyVersionOf } from "./policyVersion.ts";
import { defaultPolicy } from "./presets.ts";

const address = `0x${"2".repeat(40)}`;
const rule = { id: "No big payments", when: [{ fact: "amount", op: "gte", value: "100" }], then: "block" };

function withRule(changes: Record<string, unknown>): unknown {
  return { ...defaultPolicy, rules: [{ ...rule, ...changes }] };
}
function withCondition(fact: string, op: string, value: unknown): unknown {
  return withRule({ when: [{ fact, op, value }] });
}

describe("decodePolicyDocument", () => {
  test("default", () => {
    const document = withRule({ unanswered: "hold" });

    expect(decodePolicyDocument(document)).toEqual({ status: "decoded", document });
  });

  test("behavior: what is written is read back the same", () => {
    const text = new TextDecoder().decode(policyBytesOf(defaultPolicy));

    expect(text).toBe('{"budgetMs":2500,"combine":{"mode":"any"},"preset":"normal","rules":[],"v":1}');
    expect(decodePolicyDocument(JSON.parse(text))).toEqual({ status: "decoded", document: defaultPolicy });
  });

  test("behavior: the version depends on the content, not on the order of keys", () => {
    const { v, preset, ...rest } = defaultPolicy;

    expect(policyVersionOf({ ...rest, preset, v })).toBe(policyVersionOf(defaultPolicy));
    expect(policyVersionOf({ ...defaultPolicy, budgetMs: 2501 })).not.toBe(policyVersionOf(defaultPolicy));
  });

  test.each([
    ["a version from the future", { ...defaultPolicy, v: 2 }],
    ["an unknown preset", { ...defaultPolicy, preset: "reckless" }],
    ["an unknown combining mode", { ...defaultPolicy, combine: { mode: "most" } }],
    ["an unknown key", { ...defaultPolicy, trust: "all" }],
    ["an unknown fact", withCondition("price", "gte", "1")],
    ["an unknown operator", withCondition("amount", "gt", "1")],
    ["an operator that its fact does not have", withCondition("kind", "gte", "message")],
    ["an unknown level", withCondition("level", "eq", "safe")],
    ["an amount as a number", withCondition("amount", "gte", 100)],
    ["an amount with a point", withCondition("amount", "gte", "1.5")],
    ["an address in capitals", withCondition("target", "eq", address.replace("0x2", "0xA"))],
    ["a site with a path", withCondition("site", "eq", "https://app.example/x")],
    ["a list where one value belongs", withCondition("chain", "eq", [1])],
    ["one value where a list belongs", withCondition("chain", "in", 1)],
    ["an unknown outcome", withRule({ then: "ignore" })],
    ["two rules of one id", { ...defaultPolicy, rules: [rule, rule] }],
    ["an id with hidden characters", withRule({ id: "a\u202eb" })],
    ["a wait without end", { ...defaultPolicy, budgetMs: 1e9 }],
    [
      "10,000 rules [L03]",
      { ...defaultPolicy, rules: Array.from({ length: 10_000 }, (_, id) => ({ ...rule, id: `${id}` })) },
    ],
    ["nothing", null],
    ["text", "{}"],
  ])("error: %s is unreadable", (_, document) => {
    expect(decodePolicyDocument(document).status).toBe("unreadable");
  });

  test("behavior: nothing makes it throw [L08]", () => {
    fc.assert(
      fc.property(fc.anything(), (value) =>
        ["decoded", "unreadable"].includes(decodePolicyDocument(value).status),
      ),
    );
  });
});
