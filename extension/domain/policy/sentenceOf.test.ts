import { expect, test } from "vitest";
import { friend } from "../samples.ts";
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
