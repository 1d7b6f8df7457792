import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  judge,
  own,
  permitOf,
  sampleContext,
  stranger,
  token,
  transactionTo,
  typedSubject,
} from "../../samples.ts";
import { describe as describeSubject } from "../describe.ts";
import { contradictionRow } from "./contradiction.ts";
import { readDescriptors } from "./descriptors.ts";

const approval = transactionTo(token, callData("0x095ea7b3", stranger, 5));
const revocation = transactionTo(token, callData("0x095ea7b3", stranger, 0));
const operator = transactionTo(token, callData("0xa22cb465", stranger, 1));
const transfer = transactionTo(token, callData("0xa9059cbb", stranger, 5));
const incoming = transactionTo(token, callData("0x23b872dd", stranger, own, 5));
const owner = transactionTo(token, callData("0xf2fde38b", stranger));
const unknown = transactionTo(stranger, "0x12345678");

describe("contradictionRow", () => {
  test.each([
    ["Claim rewards", approval, "power"],
    ["Deposit", operator, "power"],
    ["Swap", typedSubject(permitOf()), "power"],
    ["Update profile", owner, "power"],
    ["Verify your wallet", transfer, "assets leave"],
    ["Claim airdrop", transfer, "assets leave"],
  ])("default: “%s” over what was decoded otherwise is a contradiction", (intent, subject, what) => {
    expect(contradictionRow(intent, subject)?.value).toContain(what);
  });

  test.each([
    ["Approve", approval],
    ["Authorize spending of tokens", typedSubject(permitOf())],
    ["Transfer ownership", owner],
    ["Set operator", operator],
    ["Claim rewards", revocation],
    ["Claim rewards", incoming],
    ["Claim rewards", unknown],
    ["Send", transfer],
    ["Claim and transfer", transfer],
    ["HOP token", transactionTo(token, callData("0x5c19a95c", stranger))],
    [null, approval],
  ])("behavior: “%s” fits what was decoded, or nothing was", (intent, subject) => {
    expect(contradictionRow(intent, subject)).toBeNull();
  });

  test("behavior: the decoded rows come first, then the contradiction, then the words with their set and date; nothing else changes", () => {
    const file = {
      context: { contract: { deployments: [{ chainId: 1, address: token }] } },
      metadata: { owner: "Kind Vault" },
      display: { formats: { "approve(address to,uint256 amount)": { intent: "Claim rewards", fields: [] } } },
    };
    const from = { name: "Registry", date: "2026-09-01T00:00:00Z" };
    const descriptors = readDescriptors(new Map([["a.json", JSON.stringify(file)]]), from);
    const plain = describeSubject(approval, sampleContext());
    const described = describeSubject(approval, sampleContext({ descriptors }));

    expect({ ...described, rows: plain.rows }).toEqual(plain);
    expect(described.rows.slice(0, plain.rows.length)).toEqual(plain.rows);
    expect(described.rows.slice(plain.rows.length)).toEqual([
      {
        label: "Descriptor, a contradiction",
        value:
          "It says “Claim rewards”, but this wallet decoded that power over assets or accounts is given. What was decoded counts.",
        isHearsay: true,
      },
      {
        label: "Interaction with",
        value: "“Kind Vault”, by its descriptor in the set “Registry” of 2026-09-01",
        isHearsay: true,
        under: "As “Kind Vault” describes it",
      },
      {
        label: "Purpose",
        value: "“Claim rewards”",
        isHearsay: true,
        under: "As “Kind Vault” describes it",
      },
    ]);
    expect(judge(approval, sampleContext({ descriptors }))).toEqual(judge(approval, sampleContext()));
  });

  test("behavior: an intent is quoted and cut", () => {
    expect(contradictionRow(`Claim ${"x".repeat(200)}\u202e`, approval)?.value.length).toBeLessThan(220);
    expect(contradictionRow(`Claim for ${friend}`, transfer)).not.toBeNull();
  });
});
