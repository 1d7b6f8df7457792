import type { BindingView, WareView } from "../../extension/messages/views.ts";
import { bob, fakeHash, now } from "./fixtures.ts";

const sec = (amount: number): string => (BigInt(amount * 1000) * 10n ** 15n).toString();
const parameterFields: WareView["parameterFields"] = [
  {
    name: "strict",
    label: "Report young contracts too",
    type: "boolean",
    default: false,
    help: "Contracts younger than a week are named as a notice.",
  },
  {
    name: "ignored",
    label: "Addresses to leave out",
    type: "list",
    default: [],
    help: "Your own contracts.",
  },
];
const needs = { transaction: ["to", "data", "value"], typedData: ["domain", "message"] };

const antiScam: WareView = {
  ware: 1,
  isVerified: true,
  problem: null,
  name: "Anti-scam",
  publisher: bob,
  host: "localhost:4801",
  description: "Knows addresses and contracts that took other people's tokens by approval or signature.",
  category: "Addresses and approvals",
  kinds: ["transaction", "typedData", "calls"],
  chains: [1, 31337],
  needs,
  sla: { uptimeBps: 9990, p95Ms: 400, unknownMaxBps: 300, rateLimit: 120, retentionDays: 7 },
  stake: sec(50_000),
  score: null,
  status: "active",
  plans: [
    {
      plan: 0,
      planHash: fakeHash("1"),
      price: "0",
      calls: 100,
      durationSeconds: 30 * 86_400,
      kinds: ["transaction"],
      isOnSale: true,
    },
    {
      plan: 1,
      planHash: fakeHash("2"),
      price: sec(2),
      calls: 1000,
      durationSeconds: 30 * 86_400,
      kinds: ["transaction", "typedData", "calls"],
      isOnSale: true,
    },
  ],
  parameterFields,
  isBound: true,
};

/** What the registry lists: one that can be bought, one that cannot be verified. */
export const wares: readonly WareView[] = [
  antiScam,
  {
    ...antiScam,
    ware: 2,
    name: "ScanCo",
    host: "api.scanco.example",
    isVerified: false,
    problem: "what it says of itself does not match the hash on chain.",
    description: "Simulates transactions and reports what would leave the account.",
    isBound: false,
  },
];

export const binding: BindingView = {
  ware: 1,
  name: "Anti-scam",
  host: "localhost:4801",
  plan: 1,
  purchaseId: fakeHash("9"),
  state: "active",
  stateText: "",
  calls: 1000,
  callsLeft: 862,
  expiresAt: now + 27 * 86_400_000,
  pricePerCall: "2000000000000000",
  kinds: ["transaction", "typedData", "calls"],
  needs,
  conditions: [{ chainId: 1, minAmount: "100000000000000000" }],
  parameters: { strict: true },
  parameterFields,
  health: { answered: 136, asked: 138, latencyMs: 184, lastProblem: null },
  record: {
    ...{ asked: 138, answered: 136, p50Ms: 184, p95Ms: 420, compared: 61, agreed: 58 },
    ...{ falseAlarms: 1, missed: 0, spent: "276000000000000000" },
  },
};
