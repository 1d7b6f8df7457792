import { describe, expect, test } from "vitest";
import { defaultPolicy } from "../../../../extension/domain/policy/presets.ts";
import { bob } from "../../../stories/fixtures.ts";
import { allowAll, manyRules, withProblem } from "../../../stories/policyFixtures.ts";
import { blankGroup, readGroup, rulesNaming, withoutGroup } from "./groupDraft.ts";
import { blankPrice, readPrice, withoutPrice } from "./priceDraft.ts";
import { readImport } from "./readImport.ts";

describe("groups", () => {
  test("default: members are read as what the group holds, each once", () => {
    const draft = {
      name: "dex",
      kind: "sites",
      members: "swap.example\nhttps://swap.example/x\n\n",
    } as const;
    expect(readGroup(draft, defaultPolicy, null)).toMatchObject({
      document: { groups: { dex: ["https://swap.example"] } },
    });
  });

  test("behavior: with the last group its key goes", () => {
    const one = { ...defaultPolicy, groups: { family: [bob] } };
    expect(withoutGroup(one, "family")).toEqual(defaultPolicy);
  });

  test("behavior: a group knows the rules that name it", () => {
    expect(rulesNaming(manyRules, "my sites")).toEqual(["Sites that I know"]);
    expect(rulesNaming(manyRules, "family")).toEqual([]);
  });

  test.each([
    [{ ...blankGroup, name: "a/b", members: "x.example" }, "name"],
    [{ ...blankGroup, name: "family", members: "x.example" }, "name"],
    [{ ...blankGroup, name: "new" }, "members"],
    [{ ...blankGroup, name: "new", members: bob, kind: "sites" }, "members"],
  ] as const)("error: %j is refused at its %s", (draft, field) => {
    expect(readGroup(draft, manyRules, null)).toMatchObject({ status: "incomplete", field });
  });
});

describe("prices", () => {
  test("default: a price is stored in hundredths, by network and token", () => {
    expect(readPrice({ ...blankPrice, price: "2,500.5" }, defaultPolicy)).toMatchObject({
      document: { prices: { "1:native": { decimals: 18, perUnit: "250050" } } },
    });
  });

  test("behavior: with the last price its key goes", () => {
    const one = { ...defaultPolicy, prices: { "1:native": { decimals: 18, perUnit: "1" } } };
    expect(withoutPrice(one, "1:native")).toEqual(defaultPolicy);
  });

  test.each([
    [{ chain: "x", price: "1" }, "chain"],
    [{ unit: { token: "0x12", decimals: "18" }, price: "1" }, "token"],
    [{ price: "1.234" }, "price"],
  ] as const)("error: %j is refused at its %s", (given, field) => {
    expect(readPrice({ ...blankPrice, ...given }, defaultPolicy)).toMatchObject({ field });
  });
});

describe("readImport", () => {
  test("behavior: a document that wants to allow everything is read, and named so [L04]", () => {
    expect(readImport(allowAll)).toMatchObject({ status: "readable", allowAll: ["Trust everything"] });
  });

  test("behavior: one without such a rule names none", () => {
    expect(readImport(JSON.stringify(defaultPolicy))).toEqual({
      status: "readable",
      document: defaultPolicy,
      allowAll: [],
    });
  });

  test("error: a document with an unknown fact is unreadable, and the place is named", () => {
    expect(readImport(withProblem)).toMatchObject({
      status: "unreadable",
      isJson: true,
      problem: expect.stringContaining("rules.0.when.0"),
    });
  });

  test.each(["", "{", "allow all", "x".repeat(1_000_001)])(
    "error: what is no JSON is said to be none",
    (typed) => {
      expect(readImport(typed)).toMatchObject({ status: "unreadable", isJson: false });
    },
  );
});
