import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { levels } from "../../../../extension/domain/level.ts";
import { decodePolicyDocument } from "../../../../extension/domain/policy/decodePolicyDocument.ts";
import { factNames, operators } from "../../../../extension/domain/policyDocument.ts";
import { bob } from "../../../stories/fixtures.ts";
import { allowAll, manyRules, withProblem } from "../../../stories/policyFixtures.ts";
import { fakeSchemaCheck, type Schema, understood } from "./fakeSchemaCheck.ts";

const schema: Schema = JSON.parse(
  readFileSync(new URL("../../../../docs/policy.schema.json", import.meta.url), "utf8"),
);
const accepts = fakeSchemaCheck(schema);
const isDecoded = (value: unknown): boolean => decodePolicyDocument(value).status === "decoded";

const base = { v: 1, preset: "normal", rules: [], combine: { mode: "any" }, budgetMs: 2500 };
const withRule = (rule: object) => ({ ...base, rules: [{ id: "A", when: [], then: "block", ...rule }] });

/** Values that some fact or other takes, and some that none does. */
const values: readonly unknown[] = [
  ...[
    "danger",
    "safe",
    "transaction",
    "send",
    "0xa9059cbb",
    bob,
    bob.toUpperCase(),
    "native",
    "https://a.example",
  ],
  ...[
    "https://A.example",
    "https://a.example/x",
    "0",
    "007",
    "1.5",
    "22:00-06:00",
    "24:00-06:00",
    "known-scam",
    "A b",
  ],
  ...["1:danger", "0:danger", "1:worst", 1, 0, -1, 1.5, true, null],
];
const extras: readonly object[] = [
  {},
  { within: 3600 },
  { within: 59 },
  { level: "danger" },
  { level: "none" },
];
const conditions = factNames.flatMap((fact) =>
  operators.flatMap((op) =>
    extras.flatMap((extra) =>
      values.flatMap((value) => [
        { fact, op, value, ...extra },
        { fact, op, value: [value], ...extra },
      ]),
    ),
  ),
);

const combines: readonly unknown[] = [
  ...[{ mode: "any" }, { mode: "any", k: 2 }, { mode: "all", vetoes: [1] }, { mode: "all", vetoes: [0] }],
  ...[
    { mode: "quorum" },
    { mode: "quorum", k: 1 },
    { mode: "quorum", k: 2, vetoes: [1, 2] },
    { mode: "veto" },
  ],
  ...[
    { mode: "weights", weights: { "1": 1 }, atLeast: 1 },
    { mode: "weights", weights: { "1": 0 }, atLeast: 1 },
    { mode: "weights", weights: { one: 1 }, atLeast: 1 },
    {
      mode: "weights",
      weights: Object.fromEntries(Array.from({ length: 33 }, (_, at) => [at + 1, 1])),
      atLeast: 1,
    },
    { mode: "weights", weights: { "1": 1 }, atLeast: 32_001 },
  ],
];
const samples: Readonly<Record<string, readonly unknown[]>> = {
  documents: [
    base,
    manyRules,
    JSON.parse(allowAll),
    JSON.parse(withProblem),
    {},
    [],
    null,
    "x",
    { ...base, v: 2 },
  ],
  keys: [
    { ...base, more: 1 },
    { ...base, preset: "calm" },
    { ...base, budgetMs: 99 },
    { ...base, budgetMs: 1e5 },
  ],
  combining: combines.map((combine) => ({ ...base, combine })),
  groups: [
    { family: [bob] },
    { family: [bob, "https://a.example"] },
    { family: [] },
    { "a/b": [bob] },
    { "": [bob] },
    { family: bob },
  ].map((groups) => ({ ...base, groups })),
  prices: [
    { "1:native": { decimals: 18, perUnit: "1" } },
    { "1:native": { decimals: 78, perUnit: "1" } },
    { "1:native": { decimals: 18, perUnit: "1.5" } },
    { "1:native": { decimals: 18 } },
    { [`1:${bob}`]: { decimals: 0, perUnit: "0" } },
    { native: { decimals: 18, perUnit: "1" } },
    { "01:native": { decimals: 18, perUnit: "1" } },
  ].map((prices) => ({ ...base, prices })),
  rules: [
    { unanswered: "hold", budgetMs: 900 },
    { budgetMs: 50 },
    { then: "ask" },
    { id: "" },
    { id: "x".repeat(65) },
    { id: "a\nb" },
    { note: "x" },
    { guard: { delaySeconds: 60 } },
    { guard: { delaySeconds: 59 } },
    { guard: {} },
    { guard: { factor: "second-device", delaySeconds: 604_800 } },
    { guard: { factor: "third" } },
    { guard: { delaySeconds: 60 }, then: "hold" },
    { when: Array.from({ length: 17 }, () => ({ fact: "level", op: "eq", value: "danger" })) },
  ].map(withRule),
};

describe("docs/policy.schema.json", () => {
  test.each(Object.entries(samples))(
    "default: the decoder and the schema agree on %s",
    (_name, documents) => {
      for (const document of documents)
        expect([document, accepts(document)]).toEqual([document, isDecoded(document)]);
    },
  );

  test("default: they agree on every fact with every operator and every form of value", () => {
    const differing = conditions.filter((condition) => {
      const document = withRule({ when: [condition] });
      return accepts(document) !== isDecoded(document);
    });
    expect(conditions.length).toBeGreaterThan(10_000);
    expect(differing.slice(0, 10)).toEqual([]);
  });

  test("behavior: every fact has a form, and some are accepted of each", () => {
    const accepted = conditions.filter((condition) => accepts(withRule({ when: [condition] })));
    expect(new Set(accepted.map(({ fact }) => fact))).toEqual(new Set(factNames));
    expect(schema.$defs?.["level"]?.enum).toEqual(levels);
  });

  test("behavior: it says nothing that its reader here passes over", () => {
    const names = new Set<string>();
    const walk = (node: unknown, isNames: boolean): void => {
      if (Array.isArray(node)) for (const inner of node) walk(inner, false);
      else if (typeof node === "object" && node !== null) {
        for (const [key, inner] of Object.entries(node)) {
          if (!isNames) names.add(key);
          if (key !== "const" && key !== "enum")
            walk(inner, ["properties", "$defs", "dependentSchemas"].includes(key) && !isNames);
        }
      }
    };
    walk(schema, false);
    expect([...names].filter((name) => !understood.includes(name))).toEqual([]);
  });
});
