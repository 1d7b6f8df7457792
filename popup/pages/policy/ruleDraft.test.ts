import { describe, expect, test } from "vitest";
import { factNames } from "../../../extension/domain/policyDocument.ts";
import { drainer } from "../../stories/fixtures.ts";
import { everyday } from "../../stories/snapshotFixtures.ts";
import { blankRule, changeFact, operatorsOf, type PartDraft, readRule } from "./ruleDraft.ts";

const { document } = everyday.policy;
const rule = (...parts: PartDraft[]) => ({ ...blankRule, name: "Mine", parts });

describe("readRule", () => {
  test("default: menus and fields become a rule of the document", () => {
    const draft = rule(
      { fact: "kind", op: "eq", value: "transaction" },
      { fact: "amount", op: "gte", value: "1000" },
      { fact: "chain", op: "in", value: "1, 31337" },
    );

    expect(readRule({ ...draft, unanswered: "hold" }, document)).toEqual({
      status: "complete",
      rule: {
        id: "Mine",
        when: [
          { fact: "kind", op: "eq", value: "transaction" },
          { fact: "amount", op: "gte", value: "1000" },
          { fact: "chain", op: "in", value: [1, 31337] },
        ],
        then: "block",
        unanswered: "hold",
      },
    });
  });

  test("behavior: an address is written in lower case", () => {
    const draft = rule({ fact: "target", op: "eq", value: drainer.toUpperCase().replace("0X", "0x") });
    expect(readRule(draft, document)).toMatchObject({ rule: { when: [{ value: drainer }] } });
  });

  test.each([
    { fact: "target", op: "eq", value: "0x12" },
    { fact: "site", op: "eq", value: "app.example" },
    { fact: "amount", op: "gte", value: "1.5" },
    { fact: "chain", op: "in", value: "" },
  ] as const)("error: $fact $op “$value” is refused at its part", (part) => {
    const fine: PartDraft = { fact: "level", op: "gte", value: "danger" };
    expect(readRule(rule(fine, part), document)).toMatchObject({ status: "incomplete", field: 1 });
  });

  test("error: no name, or one that is used", () => {
    expect(readRule(blankRule, document)).toMatchObject({ field: "name" });
    expect(readRule({ ...blankRule, name: "No big transfers" }, document)).toMatchObject({ field: "name" });
  });
});

test.each(factNames)("behavior: changing to %s leaves a comparison that it has", (fact) => {
  const part = changeFact({ fact: "level", op: "gte", value: "danger" }, fact);
  expect(operatorsOf(fact)).toContain(part.op);
});
