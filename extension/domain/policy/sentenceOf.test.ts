import { expect, test } from "vitest";
import type { Condition, Rule } from "../policyDocument.ts";
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

const day = { within: 86_400 };

test.each<[Condition, string]>([
  [{ fact: "level", op: "gte", value: "danger" }, "with a level of at least danger"],
  [{ fact: "kind", op: "eq", value: "typedData" }, "of the kind typed data"],
  [
    { fact: "action", op: "in", value: ["send", "allow"] },
    "that send something or let somebody spend a token",
  ],
  [{ fact: "method", op: "eq", value: "0x095ea7b3" }, "that call the function 0x095ea7b3"],
  [{ fact: "account", op: "eq", value: friend }, "of the account 0x2222…2222"],
  [{ fact: "chain", op: "in", value: [1, 10] }, "on chain 1 or 10"],
  [{ fact: "target", op: "eq", value: "@My friends" }, "to the group “My friends”"],
  [{ fact: "spender", op: "eq", value: friend }, "that let 0x2222…2222 spend"],
  [{ fact: "value", op: "gte", value: "50000" }, "that move or allow something worth at least 500 EUR"],
  [
    { fact: "spent", op: "gte", value: "12", ...day },
    "that bring what is moved or allowed within 24 hours to at least 12 smallest units",
  ],
  [
    { fact: "spentValue", op: "gte", value: "150", within: 604_800 },
    "that bring what is moved or allowed within 7 days to at least 1.5 EUR",
  ],
  [{ fact: "count", op: "gte", value: 6, within: 5400 }, "that are number 6 or later within 90 minutes"],
  [{ fact: "time", op: "in", value: ["22:00-06:00"] }, "between 22:00-06:00 UTC"],
  [{ fact: "finding", op: "eq", value: "claim-lure" }, "with the finding claim-lure"],
  [{ fact: "verdict", op: "eq", value: "7:danger" }, "of which “Scanner” states danger or worse"],
  [
    { fact: "votes", op: "gte", value: 2, level: "danger" },
    "of which at least 2 SecWares state danger or worse",
  ],
  [{ fact: "unanswered", op: "eq", value: 8 }, "that SecWare 8 did not answer"],
])("behavior: %j in words", (condition, phrase) => {
  const ware = (number: number) => (number === 7 ? "Scanner" : null);

  expect(sentenceOf({ id: "x", when: [condition], then: "hold" }, { ware, money: "EUR" })).toBe(
    `Hold requests ${phrase}.`,
  );
});

test("behavior: amounts are in the token's own unit where it is known", () => {
  const rule: Rule = {
    ...{ id: "x", then: "block", budgetMs: 5000, guard: { delaySeconds: 86_400, factor: "second-device" } },
    when: [
      { fact: "token", op: "eq", value: friend },
      { fact: "spent", op: "gte", value: "500000001", ...day },
    ],
  };

  expect(sentenceOf(rule, { token: () => ({ symbol: "USDC", decimals: 6 }) })).toBe(
    "Block requests that bring what is moved or allowed within 24 hours to more than 500 USDC. Wait 5 seconds for SecWares. An exception asks for a wait of 24 hours and a code from your second device.",
  );
});
