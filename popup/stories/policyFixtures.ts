import { levels } from "../../extension/domain/level.ts";
import type { PolicyDocument, Rule } from "../../extension/domain/policyDocument.ts";
import type { DryRunResult } from "../pages/policy/save/DryRunTable.tsx";
import { bob, fakeHash, now } from "./fixtures.ts";
import { everyday } from "./snapshotFixtures.ts";

const dayMs = 86_400_000;
const usdc = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
const base = everyday.policy.document;

export const dailyLimit: Rule = {
  id: "No more than 500 USDC a day",
  when: [
    { fact: "token", op: "eq", value: usdc },
    { fact: "spent", op: "gte", value: "500000001", within: 86_400 },
  ],
  then: "block",
  guard: { delaySeconds: 86_400, factor: "second-password" },
};

/** Many rules; one of them can never decide. */
export const manyRules: PolicyDocument = {
  ...base,
  rules: [
    dailyLimit,
    {
      id: "No unlimited approvals",
      when: [{ fact: "finding", op: "in", value: ["unlimited-approval", "approval-for-all"] }],
      then: "block",
    },
    { id: "Nothing at night", when: [{ fact: "time", op: "in", value: ["21:00-05:00"] }], then: "hold" },
    {
      id: "Two services say danger",
      when: [{ fact: "votes", op: "gte", value: 2, level: "danger" }],
      then: "block",
    },
    {
      id: "Sites that I know",
      when: [{ fact: "site", op: "in", value: ["@my sites"] }],
      then: "allow",
    },
    {
      id: "Messages that are also transactions",
      when: [
        { fact: "kind", op: "eq", value: "message" },
        { fact: "kind", op: "eq", value: "transaction" },
      ],
      then: "block",
    },
    {
      id: "Large in money",
      when: [{ fact: "value", op: "gte", value: "100000" }],
      then: "hold",
      unanswered: "hold",
    },
  ],
  combine: { mode: "quorum", k: 2, vetoes: [1] },
  groups: { "my sites": ["https://app.harbour.example", "https://swap.example"], family: [bob] },
  prices: { "1:native": { decimals: 18, perUnit: "250000" } },
};

/** What a stranger would like somebody to import. */
export const allowAll = JSON.stringify(
  {
    ...base,
    preset: "expert",
    rules: [{ id: "Trust everything", when: [{ fact: "level", op: "in", value: levels }], then: "allow" }],
  },
  null,
  2,
);

export const withProblem = JSON.stringify(
  { ...base, rules: [{ id: "A", when: [{ fact: "mood", op: "eq", value: "good" }], then: "block" }] },
  null,
  2,
);

export const dryRunResult: DryRunResult = {
  status: "done",
  own: {
    total: 41,
    moreBlocks: 3,
    fewerBlocks: 0,
    morePrompts: 1,
    fewerPrompts: 0,
    newlyAllowed: 0,
    rows: [
      {
        id: "activity-1",
        title: "Sent 800 USDC to 0x7099…79C8",
        at: now - 3 * dayMs,
        before: "allow",
        after: "block",
        text: "Blocked by your rule “No more than 500 USDC a day”.",
      },
      {
        id: "activity-2",
        title: "Swap 2,000 USDC for WETH",
        at: now - 9 * dayMs,
        before: "warn",
        after: "block",
        text: "Blocked by your rule “No more than 500 USDC a day”.",
      },
    ],
  },
  builtIn: {
    total: 60,
    moreBlocks: 1,
    fewerBlocks: 0,
    morePrompts: 0,
    fewerPrompts: 0,
    newlyAllowed: 0,
    rows: [
      {
        id: "unlimited",
        title: "Approve any amount of USDC",
        at: now,
        before: "hold",
        after: "block",
        text: "Blocked by your rule “No more than 500 USDC a day”.",
      },
    ],
  },
};

export const versions = {
  versions: [
    { version: fakeHash("7"), at: now - dayMs, by: "you", isActing: true, document: base },
    {
      version: fakeHash("6"),
      at: now - 4 * dayMs,
      by: "you",
      isActing: false,
      document: { ...base, preset: "careful", rules: [] },
    },
    { version: fakeHash("5"), at: now - 30 * dayMs, by: "chain", isActing: false, document: { v: 9 } },
  ],
};
