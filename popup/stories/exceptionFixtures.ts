import type { ExceptionOffer, OverrideView } from "../../extension/messages/views.policy.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import {
  alice,
  decision,
  drainer,
  fakeHash,
  finding,
  listed,
  now,
  service,
  unlimited,
  usdc,
} from "./fixtures.ts";
import { approveDescription, request } from "./requestFixtures.ts";

const dayMs = 86_400_000;
const scopes: ExceptionOffer["scopes"] = [
  { what: { kind: "request", subjectHash: fakeHash("5") }, text: "This very request" },
  {
    what: { kind: "function", chain: 1, contract: usdc, selector: "0x095ea7b3" },
    text: "The function 0x095ea7b3 of 0xa0b8…eb48 on chain 1",
  },
  { what: { kind: "contract", chain: 1, contract: usdc }, text: "Everything at 0xa0b8…eb48 on chain 1" },
  {
    what: { kind: "site", origin: "https://app.harbour.example" },
    text: "Everything that https://app.harbour.example asks for",
  },
];
const all = {
  which: { kind: "all" },
  text: "Everything that speaks against it",
  delaySeconds: 86_400,
  factor: null,
} as const;
const offer: ExceptionOffer = {
  scopes,
  targets: [
    {
      which: { kind: "rule", rule: "No big approvals" },
      text: "This allows 500 USDC, and your rule stops at 100.",
      delaySeconds: 0,
      factor: null,
    },
    all,
  ],
  moved: [{ token: usdc, symbol: "USDC", decimals: 6, amount: "500000000" }],
};

const approve500 = {
  ...approveDescription,
  sentence: "Lets 0x9b1F…3B4c take 500 of your USDC, with no end date.",
  allowed: [{ amount: "500", symbol: "USDC", token: usdc, party: drainer, note: "No end date" }],
};

/** A rule of the user's blocks; an exception to it asks for nothing but the password. */
export const blockedByRule: RequestView = request({
  description: approve500,
  decision: {
    ...decision({
      outcome: "block",
      level: "caution",
      text: "This allows 500 USDC, and your rule stops at 100.",
      findings: [finding("caution", "new-spender", "You have not approved this address before.")],
    }),
    reasons: [
      {
        outcome: "block",
        by: { kind: "rule", rule: "No big approvals" },
        fact: "amount",
        who: "this device",
        text: "This allows 500 USDC, and your rule stops at 100.",
      },
      { outcome: "allow", by: { kind: "preset" }, fact: "level", text: "The highest level is a notice." },
    ],
  },
  requirement: { kind: "blocked" },
  exception: offer,
});

/** A SecWare that may veto blocks; the rule behind it asks for a wait and a second device. */
export const blockedByVeto: RequestView = request({
  description: approveDescription,
  services: [
    service({ ware: 1, name: "Anti-scam", level: "critical", text: "Reported 41 times since 2 March." }),
    service({ ware: 2, name: "ScanCo" }),
  ],
  decision: {
    ...decision({ outcome: "block", level: "critical", text: listed.text, findings: [listed, unlimited] }),
    reasons: [
      {
        outcome: "block",
        by: { kind: "preset" },
        fact: "votes",
        who: "Anti-scam, whose word alone is enough",
        text: "0x9b1f…3b4c was reported for draining approvals.",
      },
      {
        outcome: "block",
        by: { kind: "rule", rule: "No unlimited approvals" },
        fact: "amount",
        who: "this device",
        text: "This allows any amount of USDC.",
      },
    ],
  },
  requirement: { kind: "blocked" },
  exception: {
    ...offer,
    targets: [
      { which: { kind: "secware", ware: 1 }, text: listed.text, delaySeconds: 0, factor: null },
      {
        which: { kind: "rule", rule: "No unlimited approvals" },
        text: "This allows any amount of USDC.",
        delaySeconds: 86_400,
        factor: "second-device",
      },
      all,
    ],
    moved: [{ token: usdc, symbol: "USDC", decimals: 6, amount: (2n ** 256n - 1n).toString() }],
  },
});

const usable: OverrideView = {
  id: "exception-1",
  account: alice,
  what: { kind: "function", chain: 1, contract: usdc, selector: "0x095ea7b3" },
  which: { kind: "rule", rule: "No big approvals" },
  sentence:
    "Your rule “No big approvals” only warns about the function 0x095ea7b3 of 0xa0b8…eb48 on chain 1, for 30 days, up to 500 USDC in all.",
  reason: "Weekly payment to the harbour pool, agreed with Ada.",
  createdAt: now - dayMs,
  startsAt: now - dayMs,
  endsAt: now + 29 * dayMs,
  isForSession: false,
  usesLeft: null,
  limit: { token: usdc, amount: "500000000", used: "120000000" },
  state: "active",
  endedBy: null,
  uses: 2,
};

/** One of each state. */
export const exceptions: readonly OverrideView[] = [
  {
    ...usable,
    id: "exception-2",
    account: null,
    which: { kind: "all" },
    sentence:
      "All rules, SecWares and findings only warn about this very request, for all accounts, once, within 24 hours.",
    reason: "Moving to the new cold account.",
    createdAt: now - 3_600_000,
    startsAt: now + 23 * 3_600_000,
    endsAt: null,
    usesLeft: 1,
    limit: null,
    state: "waiting",
    uses: 0,
  },
  usable,
  {
    ...usable,
    id: "exception-3",
    sentence:
      "The SecWare “Anti-scam” only warns about everything that https://app.harbour.example asks for, until the browser closes.",
    reason: "False alarm, reported to them.",
    isForSession: true,
    endsAt: null,
    limit: null,
    state: "ended",
    endedBy: "browser closed",
    uses: 1,
  },
];

/** What an exception let through as a warning. */
export const exceptedRequest: RequestView = request({
  description: approve500,
  decision: {
    ...decision({
      outcome: "warn",
      level: "caution",
      text: "Your rule “No big approvals” is excepted here.",
    }),
    reasons: [
      {
        outcome: "warn",
        by: { kind: "override", override: usable.id },
        fact: "amount",
        who: "this device",
        text: "Your rule “No big approvals” is excepted here.",
      },
    ],
    overrides: [usable.id],
  },
  requirement: { kind: "open", points: ["reason-0"] },
});
