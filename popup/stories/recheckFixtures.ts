import type { RechecksView, RecheckView } from "../../extension/messages/views.policy.ts";
import { alice, bob, drainer, now, usdc } from "./fixtures.ts";
import { everyday } from "./snapshotFixtures.ts";

const dayMs = 86_400_000;

const quiet: RecheckView = {
  id: "approval-quiet",
  kind: "approval",
  account: alice,
  chainId: 1,
  text: "Lets 0x7099…79C8 take 500 of your USDC.",
  token: usdc,
  spender: bob,
  origin: null,
  since: now - 12 * dayMs,
  checkedAt: now - 2 * dayMs,
  level: "none",
  turnedBad: false,
  findings: [],
  gaps: [],
  state: "open",
};

export const badApproval: RecheckView = {
  ...quiet,
  id: "approval-bad",
  text: "Lets 0x9b1F…3B4c take any amount of your USDC, with no end date.",
  spender: drainer,
  since: now - 20 * dayMs,
  level: "critical",
  turnedBad: true,
  findings: [{ who: "Anti-scam", text: "Reported 41 times for draining approvals since 2 March." }],
};

export const badSite: RecheckView = {
  ...quiet,
  id: "site-bad",
  kind: "site",
  text: "app.harbour.example sees your address and may ask you to sign.",
  token: null,
  spender: null,
  origin: "https://app.harbour.example",
  level: "danger",
  turnedBad: true,
  findings: [{ who: "ScanCo", text: "The site was taken over on 3 March." }],
};

/** Two that turned bad, one with a gap, one never checked, one clean, one being revoked. */
export const rechecks: RechecksView = {
  ...everyday.rechecks,
  items: [
    badApproval,
    badSite,
    {
      ...quiet,
      id: "operator-gap",
      kind: "operator",
      text: "Lets 0x7099…79C8 move all of your Harbour Pass.",
      gaps: ["ScanCo did not answer within 2.5 s."],
    },
    { ...quiet, id: "approval-new", text: "Lets 0x7099…79C8 take 20 of your DAI.", checkedAt: null },
    quiet,
    { ...badApproval, id: "approval-revoking", turnedBad: false, state: "revoking" },
  ],
};
