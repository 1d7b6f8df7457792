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

const groups = { friends: [address], sites: ["https://app.example"] };
function withGroups(value = "@friends"): object {
  return { ...(withCondition("target", "eq", value) as object), groups };
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

  test.each<[string, string, unknown, Record<string, unknown>?]>([
    ["level", "gte", "danger"],
    ["kind", "in", ["calls", "message"]],
    ["action", "eq", "sign-in"],
    ["method", "eq", "0x095ea7b3"],
    ["account", "eq", address],
    ["chain", "in", [1, 10]],
    ["site", "eq", "https://app.example:8443"],
    ["site", "eq", "@sites"],
    ["target", "in", [address, "@friends"]],
    ["spender", "eq", "@friends"],
    ["token", "in", ["native", "@friends"]],
    ["amount", "lte", "0"],
    ["value", "gte", "50000"],
    ["spent", "gte", "1", { within: 2_592_000 }],
    ["spentValue", "lte", "1", { within: 60 }],
    ["count", "gte", 3, { within: 3600 }],
    ["time", "in", ["22:00-06:00", "12:30-12:30"]],
    ["finding", "eq", "unlimited-approval"],
    ["verdict", "in", ["7:danger", "12:none"]],
    ["votes", "gte", 2, { level: "caution" }],
    ["unanswered", "eq", 7],
  ])("default: %s %s %j is read", (fact, op, value, more = {}) => {
    const condition = { fact, op, value, ...more };
    const document = { ...(withRule({ when: [condition] }) as object), groups };

    expect(decodePolicyDocument(document)).toEqual({ status: "decoded", document });
  });

  test.each([
    ["a group that is not there", { ...withGroups(), groups: {} }],
    ["a group of sites where addresses belong", withGroups("@sites")],
    [
      "a group for a fact that has none",
      { ...withGroups(), ...(withCondition("kind", "eq", "@friends") as object) },
    ],
    ["a group of both", { ...defaultPolicy, groups: { mixed: [address, "https://app.example"] } }],
    ["an empty group", { ...defaultPolicy, groups: { none: [] } }],
    ["a group with hidden characters in its name", { ...defaultPolicy, groups: { "a\u202eb": [address] } }],
    [
      "a group that objects have of themselves",
      JSON.parse(
        `{"v":1,"preset":"normal","rules":[],"combine":{"mode":"any"},"budgetMs":2500,"groups":{"__proto__":["${address}"]}}`,
      ),
    ],
    [
      "33 groups",
      {
        ...defaultPolicy,
        groups: Object.fromEntries(Array.from({ length: 33 }, (_, n) => [`g${n}`, [address]])),
      },
    ],
    [
      "a price with 78 decimals",
      { ...defaultPolicy, prices: { "1:native": { decimals: 78, perUnit: "1" } } },
    ],
    [
      "a price with a point [L07]",
      { ...defaultPolicy, prices: { "1:native": { decimals: 18, perUnit: "1.5" } } },
    ],
    ["a price of no token", { ...defaultPolicy, prices: { native: { decimals: 18, perUnit: "1" } } }],
    ["a guard of a rule that holds", withRule({ then: "hold", guard: { delaySeconds: 60 } })],
    ["a guard that asks for nothing", withRule({ guard: {} })],
    ["a guard that waits for a second", withRule({ guard: { delaySeconds: 1 } })],
    ["an unknown factor", withRule({ guard: { factor: "shout" } })],
    ["a quorum of one", { ...defaultPolicy, combine: { mode: "quorum", k: 1 } }],
    [
      "weights that weigh nothing",
      { ...defaultPolicy, combine: { mode: "weights", weights: { 7: 0 }, atLeast: 1 } },
    ],
    ["another mode's key", { ...defaultPolicy, combine: { mode: "any", k: 2 } }],
    ["a sum over no time", withCondition("spent", "gte", "1")],
    [
      "a time where none belongs",
      withRule({ when: [{ fact: "amount", op: "gte", value: "1", within: 60 }] }),
    ],
    ["a sum over too long", withRule({ when: [{ fact: "count", op: "gte", value: 1, within: 2_592_001 }] })],
    ["votes for none", withRule({ when: [{ fact: "votes", op: "gte", value: 1, level: "none" }] })],
    ["votes for no level", withCondition("votes", "gte", 1)],
    ["an hour that no day has", withCondition("time", "in", ["24:00-25:00"])],
    ["a site in capitals", withCondition("site", "eq", "https://App.example")],
    ["a verdict of nobody", withCondition("verdict", "eq", "danger")],
    ["a rule that waits for ever", withRule({ budgetMs: 60_000 })],
    ["a part that is too deep", withRule({ when: [[[[[[[[]]]]]]]] })],
  ])("error: %s is unreadable", (_, document) => {
    expect(decodePolicyDocument(document).status).toBe("unreadable");
  });

  test("behavior: what is too long is not even looked at closely [L03]", () => {
    const long = { ...defaultPolicy, rules: [{ ...rule, id: "x".repeat(70_000) }] };
    const wide = {
      ...defaultPolicy,
      groups: Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [n, 0])),
    };
    let touched = 0;
    const lazy = new Proxy([], {
      get: (_, key) => {
        touched += 1;
        return key === "length" ? 1e9 : "x".repeat(100);
      },
      ownKeys: () => ["length", ...Array.from({ length: 2000 }, (_, n) => String(n))],
    });

    expect(decodePolicyDocument(long)).toMatchObject({ problem: expect.stringContaining("64 KiB") });
    expect(decodePolicyDocument(wide)).toMatchObject({ problem: expect.stringContaining("64 KiB") });
    expect(decodePolicyDocument({ ...defaultPolicy, rules: lazy }).status).toBe("unreadable");
    expect(touched).toBeLessThan(1000);
  });

  test("behavior: text made to be read in exponential time is read in steps that its length bounds [L03]", () => {
    const evil = `https://${"a.".repeat(2000)}!`;
    const sentences = Array.from({ length: 10 }, (_, n) => ({
      ...rule,
      id: `${n}`,
      when: [{ fact: "site", op: "eq", value: evil }],
    }));
    const began = performance.now();

    expect(decodePolicyDocument({ ...defaultPolicy, rules: sentences }).status).toBe("unreadable");
    expect(performance.now() - began).toBeLessThan(500);
  });

  test("behavior: nothing makes it throw [L08]", () => {
    fc.assert(
      fc.property(fc.anything(), (value) =>
        ["decoded", "unreadable"].includes(decodePolicyDocument(value).status),
      ),
    );
  });
});
