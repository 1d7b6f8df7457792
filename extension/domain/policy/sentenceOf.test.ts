import { expect, test } from "vitest";
import { friend, usdc } from "../samples.ts";
import { knownNames } from "./knownNames.ts";
import { sentenceOf } from "./sentenceOf.ts";

test("default: a rule in one sentence", () => {
  const sentence = sentenceOf({
    id: "x",
    when: [
      { fact: "amount", op: "gte", value: "1000000" },
      { fact: "token", op: "in", value: ["native", friend] },
      { fact: "site", op: "eq", value: "https://app.example" },
    ],
    then: "hold",
    unanswered: "block",
  });

  expect(sentence).toBe(
    "Hold requests that move or allow at least 1,000,000 smallest units and that move or allow the chain's coin or 0x2222…2222 and from “https://app.example”. If that cannot be known: block.",
  );
});

test("behavior: a rule without conditions is about every request", () => {
  expect(sentenceOf({ id: "x", when: [], then: "warn" })).toBe("Warn about every request.");
});

test("behavior: an amount is said in its token, where that has a name", () => {
  const limit = (token: string, value: string) =>
    sentenceOf(
      {
        ...{ id: "x", then: "block" },
        when: [
          { fact: "token", op: "eq", value: token },
          { fact: "spent", op: "gte", value, within: 86_400 },
        ],
      },
      knownNames(1),
    );

  expect(limit(usdc, "500000001")).toBe(
    "Block requests that bring what is moved or allowed within 24 hours to more than 500 USDC.",
  );
  expect(limit("native", "500000000000000000")).toContain("to at least 0.5 of the chain's coin.");
  expect(limit(usdc, "500000012")).toContain("to at least 500.000012 USDC");
  expect(limit(friend, "7")).toContain("0x2222…2222 and");
});
