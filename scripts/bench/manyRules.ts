import type { Condition, PolicyDocument, Rule } from "../../extension/domain/policyDocument.ts";

const day = 86_400;
const addressOf = (index: number) => `0x${index.toString(16).padStart(40, "0")}`;
const party = (index: number, more: readonly Condition[] = []): readonly Condition[] => [
  { fact: "target", op: "eq", value: addressOf(index + 1) },
  ...more,
];

/** What people write, one after another: limits of tokens, known parties, sites, hours, SecWares' words. */
const shapes: readonly ((index: number) => Omit<Rule, "id">)[] = [
  (index) => ({
    when: [
      { fact: "token", op: "eq", value: addressOf(index % 50) },
      { fact: "spent", op: "gte", value: String(10n ** 9n + BigInt(index)), within: day },
    ],
    then: "block",
    guard: { delaySeconds: day },
  }),
  (index) => ({ when: party(index, [{ fact: "amount", op: "lte", value: "1000000000" }]), then: "allow" }),
  (index) => ({
    when: [{ fact: "site", op: "in", value: ["@known", `https://site${index}.example`] }],
    then: "warn",
  }),
  (index) => ({ when: [{ fact: "spender", op: "in", value: ["@friends", addressOf(index)] }], then: "hold" }),
  (index) => ({
    when: [
      { fact: "method", op: "in", value: ["0xa22cb465", "0x23b872dd"] },
      { fact: "chain", op: "eq", value: (index % 9) + 2 },
    ],
    then: "hold",
  }),
  (index) => ({ when: [{ fact: "verdict", op: "eq", value: `${(index % 30) + 1}:danger` }], then: "block" }),
  (index) => ({
    when: [
      { fact: "time", op: "in", value: ["23:00-05:00"] },
      { fact: "value", op: "gte", value: String(10_000 + index) },
    ],
    then: "hold",
    unanswered: "warn",
  }),
  (index) => ({
    when: [
      { fact: "spentValue", op: "gte", value: String(100_000 + index), within: 7 * day },
      { fact: "action", op: "in", value: ["send", "allow"] },
    ],
    then: "hold",
  }),
  () => ({ when: [{ fact: "level", op: "gte", value: "danger" }], then: "block" }),
  (index) => ({
    when: [
      { fact: "count", op: "gte", value: 20 + (index % 10), within: 3600 },
      { fact: "site", op: "eq", value: `https://site${index}.example` },
    ],
    then: "warn",
  }),
];

/** A document of so many rules; a few of them speak of an ordinary request. */
export function manyRules(count: number): PolicyDocument {
  const rules = Array.from({ length: count }, (_, index): Rule => {
    const shape = shapes[index % shapes.length];
    return { id: `Rule ${index}`, ...(shape?.(index) ?? { when: [], then: "allow" }) };
  });
  return {
    ...{ v: 1, preset: "normal", rules, budgetMs: 2500 },
    combine: { mode: "quorum", k: 2, vetoes: [3] },
    groups: {
      known: Array.from({ length: 100 }, (_, index) => `https://known${index}.example`),
      friends: Array.from({ length: 100 }, (_, index) => addressOf(10_000 + index)),
    },
    prices: {
      "1:native": { decimals: 18, perUnit: "250000" },
      [`1:${addressOf(7)}`]: { decimals: 6, perUnit: "100" },
    },
  };
}
