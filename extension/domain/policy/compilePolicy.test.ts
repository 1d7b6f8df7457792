import { describe, expect, test } from "vitest";
import type { PolicyDocument, Rule } from "../policyDocument.ts";
import { token } from "../samples.ts";
import { compilePolicy } from "./compilePolicy.ts";
import type { RequestView } from "./facts/requestView.ts";
import type { Scope } from "./facts/scope.ts";
import { defaultPolicy } from "./presets.ts";

const rules: readonly Rule[] = [
  { id: "chain", when: [{ fact: "chain", op: "eq", value: 1 }], then: "allow" },
  { id: "amount", when: [{ fact: "amount", op: "gte", value: "5" }], then: "block" },
];
const documentOf = (changes: object): PolicyDocument => ({ ...defaultPolicy, rules, ...changes });

describe("compilePolicy", () => {
  test("default: a document is made ready once", () => {
    const document = documentOf({});

    expect(compilePolicy(document)).toBe(compilePolicy(document));
    expect(compilePolicy(document).rules.map(({ tests }) => tests === null)).toEqual([false, false]);
  });

  test("error: where prices cannot be read no rule can be asked, so that each holds [L08]", () => {
    const prices = { "1:native": { decimals: 0, perUnit: "a lot" } };

    expect(compilePolicy(documentOf({ prices })).rules.map(({ tests }) => tests)).toEqual([null, null]);
  });

  test("behavior: a condition about movements is asked alone, for the explanation", () => {
    const movementOf = (amount: bigint) => ({ token, amount, isSum: false });
    const viewOf = (amount: bigint) =>
      ({
        facts: { isUnderstood: true, movements: [movementOf(amount)] },
      }) as unknown as RequestView;
    const [lone] = compilePolicy(documentOf({})).rules[1]?.tests?.alone ?? [];

    expect([4n, 5n].map((amount) => lone?.match(viewOf(amount), {} as Scope))).toEqual(["no", "yes"]);
  });
});
