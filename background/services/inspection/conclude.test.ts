import { expect, test } from "vitest";
import { decodePolicyDocument } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { own, sampleContext, stranger, transactionTo, usdc } from "../../../extension/domain/samples.ts";
import type { AskSource, RequestRow } from "../../../extension/storage/requests.ts";
import { conclude, factsOf } from "./conclude.ts";

const policy = decodePolicyDocument({
  ...{ v: 1, preset: "normal", combine: { mode: "any" }, budgetMs: 2000 },
  rules: [
    {
      ...{ id: "Little", then: "block" },
      when: [
        { fact: "token", op: "eq", value: usdc },
        { fact: "amount", op: "gte", value: "1000" },
      ],
    },
  ],
});
const unknownCall = transactionTo(stranger, "0x12345678");

function decideFor(source: AskSource, moves?: RequestRow["moves"]) {
  const row: RequestRow = {
    ...{ id: "one", at: 1, expiresAt: 2, source, subject: unknownCall, subjectHash: null, account: own },
    ...{ chainId: 1, note: null, callsId: null, state: "ready", approval: null, signed: null },
    ...{ outcome: null, settledAt: null, ...(moves === undefined ? {} : { moves }) },
  };
  const context = sampleContext({ site: null });
  const facts = factsOf(row, context);
  const { reasons } = conclude({
    ...{ row, context, facts, policy, history: [], overrides: [], answers: [], gaps: [], knownRpcUrl: null },
  });
  return reasons.filter(({ by }) => by.kind === "rule").map(({ outcome }) => outcome);
}

const page: AskSource = {
  ...{ kind: "site", origin: "https://app.example", documentId: "d", tabId: 1, frameId: 0, topOrigin: null },
};
const wallet: AskSource = { kind: "wallet", action: "buyPlan" };

test("default: a call that cannot be decoded leaves a rule about amounts unanswered, also for the wallet's own word", () => {
  expect(decideFor(page)).toEqual(["warn"]);
  expect(decideFor(wallet)).toEqual(["warn"]);
});

test("behavior: what the wallet built itself moves what it says, and rules judge that", () => {
  expect(decideFor(wallet, [])).toEqual([]);
  expect(decideFor(wallet, [{ token: usdc, amount: 999n }])).toEqual([]);
  expect(decideFor(wallet, [{ token: usdc, amount: 1000n }])).toEqual(["block"]);
});

test("error: a page cannot say what its request moves", () => {
  expect(decideFor(page, [])).toEqual(["warn"]);
});
