import type { RechecksView, RecheckView } from "../../extension/messages/views.policy.ts";

/** What is checked again after signing, on its page and on the home screen. */
export const recheckText = {
  title: "Re-checks",
  lead: "What you allowed stays in force: who may spend from you, and which sites see you. It is checked again here, and what turned bad comes first.",
  now: "Check now",
  running: "Checking now…",
  schedule: "When",
  every: "Check again",
  everyName: { off: "Only when asked", day: "Every day", week: "Every week" } satisfies Record<
    RechecksView["every"],
    string
  >,
  calls: "Calls to SecWares per run, at most",
  callsHint: "Calls cost money or count against a plan. 0: only what this device can say itself.",
  badCalls: "Enter a whole number from 0 to 200.",
  estimate: (sec: string) => `At most about ${sec} a run, at the prices of your plans.`,
  estimateNone: "No SecWare is active, so a run asks none and costs nothing.",
  save: "Save schedule",
  saved: "Saved.",
  lastRun: "Last run",
  never: "Not yet",
  nextRun: "Next run",
  notPlanned: "None planned",
  callsUsed: "Calls of the last run",
  usedOf: (used: number, of: number) => `${used} of ${of}`,
  list: "What is checked",
  listEmpty: "Nothing to check: no approval was signed here and no site is connected.",
  kind: {
    approval: "Approval",
    operator: "Operator",
    site: "Connected site",
  } satisfies Record<RecheckView["kind"], string>,
  turnedBad: "Worse than when you allowed it.",
  since: "Since",
  kindAndCheck: (kind: string, checked: string | null) =>
    checked === null ? `${kind} · not checked yet` : `${kind} · last check ${checked}`,
  notKnown: "Not known",
  stricterNow: "Refused now",
  spender: "Spender",
  token: "Token",
  site: "Site",
  chain: "Chain",
  says: (who: string, text: string) => `${who}: ${text}`,
  gap: (text: string) => `Not checked: ${text}`,
  revoke: "Revoke",
  disconnect: "Disconnect",
  disconnected: "The site is not connected any more.",
  state: { open: "In force", closed: "Ended", revoking: "Being revoked" } satisfies Record<
    RecheckView["state"],
    string
  >,
  details: "Details",
  alert: (count: number) =>
    count === 1 ? "Something that you allowed turned bad" : `${count} things that you allowed turned bad`,
  more: (count: number) => `${count} more`,
  openApproval: "Approve it in the window that opened.",
} as const;
