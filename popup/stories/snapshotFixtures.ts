import type { Snapshots } from "../../extension/messages/views.ts";
import { alice, bob, decision, fakeHash, hubAddress, listed, now, unlimited } from "./fixtures.ts";
import { binding, wares } from "./wareFixtures.ts";

const dayMs = 86_400_000;

/** Everything there, in the middle of ordinary use. */
export const everyday: Snapshots = {
  session: {
    status: "unlocked",
    demo: true,
    mark: { symbol: "◆", colour: "teal" },
    autoLockMinutes: 15,
    homeChainId: 31337,
    faucetUrl: "http://localhost:4802/",
  },
  accounts: {
    selected: alice,
    list: [
      { address: alice, name: "Account 1", kind: "derived" },
      { address: bob, name: "Savings", kind: "imported" },
    ],
  },
  networks: {
    selected: 1,
    list: [
      { chainId: 1, name: "Demo chain 1", rpcUrl: "http://127.0.0.1:8546", symbol: "ETH", isHome: false },
      {
        chainId: 31337,
        name: "SecHub home (local)",
        rpcUrl: "http://127.0.0.1:8545",
        symbol: "ETH",
        isHome: true,
      },
    ],
  },
  balances: {
    account: alice,
    chainId: 1,
    wei: "9874500000000000000",
    sec: "1204500000000000000000",
    readAt: now - 4_000,
    problem: null,
  },
  sites: {
    list: [
      {
        origin: "https://app.harbour.example",
        accounts: [alice],
        chainId: 1,
        connectedAt: now - 3 * dayMs,
        callBudget: { perHour: 20, beforeFirstAct: 3, usedThisHour: 7 },
      },
    ],
  },
  requests: { list: [] },
  activity: {
    list: [
      {
        id: "activity-1",
        at: now - 60_000,
        kind: "transaction",
        title: "Sent 0.25 ETH to 0x7099…79C8",
        origin: "https://app.harbour.example",
        account: alice,
        chainId: 1,
        state: "mined",
        hash: fakeHash("e"),
        decision: decision({ outcome: "allow", level: "none", text: "Nothing was found." }),
        verdicts: [
          {
            ware: 1,
            name: "Anti-scam",
            level: "none",
            signer: bob,
            signature: `0x${"4".repeat(130)}`,
            issuedAt: now - 61_000,
          },
        ],
      },
      {
        id: "activity-2",
        at: now - dayMs,
        kind: "transaction",
        title: "Approve any amount of USDC for 0x9b1F…3B4c",
        origin: "https://claim-harbour.example",
        account: alice,
        chainId: 1,
        state: "blocked",
        hash: null,
        decision: decision({
          outcome: "block",
          level: "critical",
          text: "Anti-scam reports this address.",
          findings: [listed, unlimited],
        }),
        verdicts: [],
      },
    ],
  },
  hub: {
    status: "ready",
    reason: null,
    address: hubAddress,
    chainId: 31337,
    readAt: now - 30_000,
    isStale: false,
    bindings: [binding],
  },
  catalogue: { status: "ready", reason: null, readAt: now - 30_000, isStale: false, wares },
  policy: {
    document: {
      v: 1,
      preset: "normal",
      rules: [
        {
          id: "No big transfers",
          when: [
            { fact: "amount", op: "gte", value: "5000000000000000000" },
            { fact: "token", op: "eq", value: "native" },
          ],
          then: "hold",
        },
      ],
      combine: { mode: "any" },
      budgetMs: 2500,
    },
    version: fakeHash("7"),
    problem: null,
    chainVersion: 2,
    pending: { kind: "tightening", actsAt: null },
    difference: null,
  },
  overrides: { list: [] },
  rechecks: {
    ...{
      every: "week",
      callsPerRun: 20,
      callsUsed: 3,
      lastRunAt: now - 2 * dayMs,
      nextRunAt: now + 5 * dayMs,
    },
    ...{ isRunning: false, items: [] },
  },
  factors: { secondPassword: false, secondDevice: false },
  audit: {
    ...{ retentionDays: 365, count: 214, oldestAt: now - 40 * dayMs },
    integrity: { status: "intact", at: null },
  },
  dryRun: { isRunning: false, done: 0, total: 0 },
  selfCheck: {
    isRunning: false,
    last: {
      ...{ at: now - dayMs, why: ["your rules changed"], total: 124, attacks: 68 },
      ...{ unexpected: [], letThrough: [], changes: 1 },
      changed: [{ title: "A payment to a stranger", before: "allow", after: "hold" }],
    },
  },
  feeds: { list: [], conflicts: { shown: [], total: 0 } },
  descriptorSets: { list: [] },
  contractInfo: { sources: "", signatures: "" },
};

/** Before there is a vault. */
export const emptySession: Snapshots["session"] = { ...everyday.session, status: "empty" };
