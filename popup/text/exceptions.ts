import type { FactName, Factor } from "../../extension/domain/policyDocument.ts";
import type { OverrideView } from "../../extension/messages/views.policy.ts";
import { formatDuration } from "./times.ts";

/** What fired a reason, in words: the line "Because of". */
const facts: Readonly<Record<FactName, string>> = {
  level: "The highest level that anybody stated",
  kind: "The kind of the request",
  action: "What the request does",
  method: "The function that it calls",
  account: "The account",
  chain: "The network",
  site: "The asking site",
  target: "The contract or recipient",
  spender: "Who would be allowed to spend",
  token: "The token that moves",
  amount: "The amount that moves",
  value: "What the amount is worth at your prices",
  spent: "The sum over time",
  spentValue: "The sum over time, in money",
  count: "The number of requests over time",
  time: "The time of day",
  finding: "A finding",
  verdict: "A SecWare’s verdict",
  votes: "How many SecWares say so",
  unanswered: "Something that could not be known",
};

const factorNames: Readonly<Record<Factor, string>> = {
  "second-password": "the second password",
  "second-device": "a code from the second device",
};

function waitText(seconds: number): string {
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : formatDuration(seconds);
}

/** What a target asks for before the exception acts; empty where it asks for nothing. */
function demands(delaySeconds: number, factor: Factor | null): string {
  const wait = delaySeconds > 0 ? `Acts after a wait of ${waitText(delaySeconds)}.` : "";
  const proof = factor === null ? "" : `Needs ${factorNames[factor]}.`;
  return [wait, proof].filter((part) => part !== "").join(" ");
}

const endings: Readonly<Record<string, string>> = {
  used: "Used as often as it may be",
  expired: "Its time is over",
  revoked: "You ended it",
  "browser closed": "The browser was closed",
  "policy changed": "The rules changed",
};

/** Exceptions: the block screen, the form, and the list of them. */
export const exceptionText = {
  fact: (name: FactName): string => facts[name],
  demands,
  blockedTitle: "What blocks it",
  blockedBy: "Blocked by",
  fired: "Because",
  factName: "Fact",
  says: "Says",
  make: "Make an exception…",
  hadSay: "Exceptions of yours that had a say",
  hadSayUnlisted: "One that is not in the list any more.",
  hadSayEnds: (end: string) => `Ends: ${end}.`,
  formTitle: "Make an exception",
  formLead: "It signs nothing. The request is decided again afterwards, and you still say yes or no.",
  back: "Back to the request",
  what: "What",
  whom: "For whom",
  thisAccount: (name: string) => `This account (${name})`,
  allAccounts: "All accounts",
  which: "Which check",
  /** Silencing everything always waits, and says so with the password that every exception needs. */
  allDemands: (delaySeconds: number, factor: Factor | null) =>
    ["Needs your password", ...(factor === null ? [] : [factorNames[factor]])].join(", ") +
    ` and a wait of ${waitText(delaySeconds)}.`,
  whichHint: "More than one of them blocks. An exception to one leaves the others in force.",
  yourRule: (rule: string) => `Your rule “${rule}”`,
  wareWord: (name: string) => `The word of ${name}`,
  wareNumber: (ware: number) => `SecWare ${ware}`,
  deviceFinding: (code: string) => `This device’s finding “${code}”`,
  how: "How long",
  howName: {
    once: "Once",
    session: "Until the browser closes",
    day: "24 hours",
    month: "30 days",
    always: "Until you remove it",
  },
  limit: "Limit",
  limitNone: "No limit",
  limitOn: (unit: string) => `Up to an amount of ${unit}`,
  amountIn: (unit: string) => `At most, in ${unit}`,
  rawUnit: (address: string) => `the smallest unit of ${address}`,
  limitHint: "Counted over all uses. A request that moves another token is not covered.",
  limitUnknown: "This request’s own amount is not known or not bounded, so nothing is filled in.",
  reason: "Reason",
  reasonHint: "Kept in the log, for you to read later.",
  reasonMissing: "Write why, in a few words.",
  badAmount: "Enter an amount above zero, with a point as separator.",
  previewTitle: "Read it once more",
  past: "Past requests",
  pastCount: (count: number) => {
    if (count === 0) return "None of your past requests would have been let through by it.";
    return count === 1
      ? "1 of your past requests would have been let through by it."
      : `${count} of your past requests would have been let through by it.`;
  },
  starts: "Starts",
  startsNow: "At once",
  startsAt: (moment: string, until: string) => `${moment} (${until})`,
  ends: "Ends",
  endsOnce: "After one use",
  endsSession: "When the browser closes",
  endsNever: "When you end it",
  needs: "Needs",
  needsPassword: "Your password",
  needsBoth: (factor: Factor) => `Your password and ${factorNames[factor]}`,
  password: "Password",
  notSetUp: (factor: Factor) =>
    `The rule asks for ${factorNames[factor]}, and it is not set up yet. Set it up in the settings first.`,
  factorMissing: (factor: Factor) => `It needs ${factorNames[factor]} as well.`,
  openSettings: "Open settings",
  create: "Create exception",
  edit: "Change it",
  refused: (reason: string) => `No exception was made. ${reason}`,
  createdNow: "The exception was made. The request is decided again; nothing was signed.",
  createdLater: (moment: string) =>
    `The exception was made and starts ${moment}. Until then this request stays blocked; nothing was signed.`,
  listTitle: "Exceptions",
  listLead:
    "What you let through although a rule or a SecWare says no. Each one ends, and each use is in the log.",
  empty: "No exception. One is made from a request that was blocked, never in advance.",
  current: "In force or waiting",
  ended: "Ended",
  noCurrent: "None is in force.",
  state: { waiting: "Waiting", active: "In force", ended: "Ended" } satisfies Record<
    OverrideView["state"],
    string
  >,
  whyEnded: "Why it ended",
  endedBy: (why: string) => endings[why] ?? why,
  forAccount: "Account",
  allOfThem: "All accounts",
  made: "Made",
  usesLeft: "Uses left",
  usesAny: "Any number",
  used: "Used so far",
  usedCount: (uses: number) => {
    if (uses === 0) return "Not yet";
    return uses === 1 ? "Once" : `${uses} times`;
  },
  limitUsed: (used: string, limit: string, unit: string) => `${used} of ${limit} ${unit} used`,
  coin: "of the network’s coin",
  smallestUnits: (token: string) => `smallest units of ${token}`,
  endNow: "End now",
  endTitle: "End this exception?",
  endText: "It stops at once and cannot be taken up again. The log keeps it.",
} as const;
