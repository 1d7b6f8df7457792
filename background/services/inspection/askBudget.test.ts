import { expect, test } from "vitest";
import { readSubject } from "../../../extension/domain/decode/readSubject.ts";
import { decodePolicyDocument } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { policyFactsOf } from "../../../extension/domain/policy/gatherFacts.ts";
import { messageOf, sampleContext, transactionTo, usdc } from "../../../extension/domain/samples.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import { askBudget } from "./askBudget.ts";

const factsOf = (subject: Subject) => policyFactsOf(subject, readSubject(subject), sampleContext());
const policy = decodePolicyDocument({
  ...{ v: 1, preset: "normal", combine: { mode: "any" }, budgetMs: 2000 },
  rules: [
    {
      ...{ id: "Hear everybody about USDC", then: "hold", unanswered: "block", budgetMs: 9000 },
      when: [
        { fact: "target", op: "eq", value: usdc },
        { fact: "votes", op: "gte", value: 2, level: "danger" },
      ],
    },
  ],
});

test("default: a rule that may concern the request makes the wait as long as it says [SW13] [BY3]", () => {
  expect(askBudget(policy, factsOf(transactionTo(usdc)))).toBe(9000);
});

test("behavior: a request that the rule does not concern waits as long as the document says [SW13]", () => {
  expect(askBudget(policy, factsOf(messageOf("hello")))).toBe(2000);
});

test("behavior: a policy that cannot be read makes nobody wait longer", () => {
  expect(askBudget({ status: "unreadable", problem: "later" }, factsOf(messageOf("hello")))).toBe(2500);
});
