import type { DisputeQuote } from "../pages/activity/DisputeVerdict.tsx";
import type { DisputesReading } from "../pages/disputes/DisputesPage.tsx";
import type { GovernanceReading } from "../pages/governance/reading.ts";
import type { PurchasesReading } from "../pages/purchases/reading.ts";
import type { RestakingReading } from "../pages/restaking/reading.ts";

const at = 1_772_700_000;
const day = 86_400;
const id = (digit: string) => `0x${digit.repeat(64)}` as const;
const operator = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";
const sec = (whole: number) => `${whole}000000000000000000`;
const purchase = {
  ware: 1,
  name: "Anti-scam",
  plan: 1,
  amount: sec(10),
  calls: 1_000,
  used: 212,
  start: at - 15 * day,
  end: at + 15 * day,
  state: "live",
  isCountable: false,
} as const;

/** One that can be reviewed, one that was, and one that is over and can count in the user's voice. */
export const purchasesReading: PurchasesReading = {
  status: "loaded",
  at,
  purchases: [
    {
      ...purchase,
      purchaseId: id("1"),
      review: { state: "none", fee: sec(2), isPossible: true, until: at + 29 * day },
    },
    {
      ...purchase,
      purchaseId: id("2"),
      review: { state: "challenged", fee: sec(2), isPossible: false, until: at - day },
    },
    {
      ...purchase,
      ...{ purchaseId: id("3"), state: "closed", isCountable: true },
      review: { state: "none", fee: sec(2), isPossible: false, until: at - day },
    },
  ],
};

/** One that nobody answered in time, one that a jury has, one that is over. */
export const disputesReading: DisputesReading = {
  status: "loaded",
  at,
  claims: [
    {
      ...{ claim: id("4"), ware: 1, name: "Anti-scam", kind: "sla", state: "open", outcome: "none" },
      ...{ sum: sec(10), bond: sec(100), since: at - 4 * day, hasJury: false },
      next: { step: "advance", from: at - day },
    },
    {
      ...{ claim: id("5"), ware: 2, name: "Site watch", kind: "malice", state: "voting", outcome: "none" },
      ...{ sum: sec(10), bond: sec(100), since: at - day, hasJury: true },
      next: { step: "tally", from: at + 2 * day },
    },
    {
      ...{ claim: id("6"), ware: 2, name: "Site watch", kind: "sla", state: "closed", outcome: "upheld" },
      ...{ sum: sec(10), bond: sec(100), since: at - 40 * day, hasJury: false },
      next: null,
    },
  ],
};

const proposal = {
  proposalId: "1",
  proposer: operator,
  description: "A first price for the desk\nSEC can then be bought with ETH.",
  calls: [
    {
      contract: "Desk",
      sentence: "Sets what the desk asks for one SEC to 0.001 ETH, before its tenth.",
      isUnderstood: true,
    },
  ],
  state: "active",
  voteStart: at - day,
  voteEnd: at + 4 * day,
  votes: { for: "110000000000000000", against: "2500000000000000", abstain: "0" },
  heard: "110000000000000000",
  quorum: "60000000000000000",
  own: { holder: "1200000000000000", developer: "0", user: "400000000000000" },
  hasVoted: false,
} as const;

/** One that can be voted on, one that cannot be read, one that is to come. */
export const governanceReading: GovernanceReading = {
  status: "loaded",
  at,
  own: { holder: "1300000000000000", developer: "0", user: "400000000000000" },
  secGov: sec(2),
  delegate: null,
  proposals: [
    { ...proposal, calls: [...proposal.calls] },
    {
      ...proposal,
      proposalId: "2",
      description: "Nothing to see",
      calls: [
        {
          contract: "0x00000000000000000000000000000000000000aa",
          sentence: "Calls a contract that is none of SecHub's.",
          isUnderstood: false,
        },
      ],
      hasVoted: true,
    },
    {
      ...proposal,
      ...{ proposalId: "3", state: "pending", own: null, heard: "0" },
      ...{ voteStart: at + day, voteEnd: at + 6 * day, calls: [...proposal.calls] },
      votes: { for: "0", against: "0", abstain: "0" },
    },
  ],
};

/** Something stands with an operator, something is leaving, and one operator was slashed and left. */
export const restakingReading: RestakingReading = {
  status: "loaded",
  at,
  operators: [
    { operator, isJoined: true, commissionBps: 1_000, pool: sec(102), leftBps: 10_000 },
    {
      operator: "0x90f79bf6eb2c4f870365e785982e1f101e93b906",
      isJoined: false,
      commissionBps: 500,
      pool: sec(40),
      leftBps: 9_900,
    },
  ],
  operator,
  shares: sec(2),
  principal: sec(2),
  worth: sec(2),
  secGov: sec(2),
  wei: sec(7),
  exits: [
    { exit: 1, worth: sec(1), paidFrom: at + 9 * day, isDone: false },
    { exit: 0, worth: sec(1), paidFrom: at - 9 * day, isDone: true },
  ],
  rewards: { epochs: [2_926], sec: "1500000000000000000" },
};

/** What a dispute over one verdict costs. */
export const disputeQuote: DisputeQuote = {
  status: "loaded",
  amount: sec(10),
  bond: sec(100),
  until: at + 24 * day,
};
