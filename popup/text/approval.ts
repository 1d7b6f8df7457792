import type { Reason } from "../../extension/domain/decision.ts";
import type { GapReason, Source } from "../../extension/domain/finding.ts";
import { outcomeText } from "./levels.ts";

const nouns: Readonly<Record<string, string>> = {
  approve: "approval",
  send: "transfer",
  transfer: "transfer",
  connect: "connection",
  sign: "signature",
  message: "signature",
};
const nounOf = (title: string): string => nouns[title.toLowerCase()] ?? title.toLowerCase();

function byText({ by }: Reason): string {
  if (by.kind === "rule") return `Your rule “${by.rule}”`;
  if (by.kind === "preset") return "Your preset";
  if (by.kind === "override") return "Your exception";
  return by.kind === "floor" ? "The floor under every policy" : "Your policy cannot be read";
}

const ownActs: Readonly<Record<string, string>> = {
  createHub: "Create your SecHub",
  buyPlan: "Buy and bind a SecWare",
  unbindWare: "Unbind a SecWare",
  configureWare: "Change what a SecWare is asked",
  writeDocument: "Write your rules to the chain",
  withdrawRevenue: "Withdraw revenue",
  sendTransfer: "Send coins or tokens",
};

/** The approval window. Facts before judgement; "nothing found" instead of "safe"; buttons are verbs. */
export const approvalText = {
  yourWallet: "Your wallet",
  /** What the wallet itself asks for, by the name of the act. */
  ownAct: (action: string): string => ownActs[action] ?? "An act of your own",
  yourMark: "Your mark",
  checkedOrigin: "as the browser says",
  notSecure: "This page is not encrypted: what it shows may have been changed on the way.",
  insideFrame: (origin: string) => `In a frame inside ${origin}`,
  pager: (at: number, of: number) => `${at} of ${of}`,
  nextRequest: "Next request",
  previousRequest: "Previous request",
  rejectAll: (count: number) => `Reject all ${count}`,
  band: {
    checking: "Checking",
    "checking-again": "Checking again",
    nothing: "Nothing found",
    notice: "Notice",
    warning: (title: string) => `Risky ${nounOf(title)}`,
    danger: (title: string) => `High-risk ${nounOf(title)}`,
    blocked: "Blocked",
    "not-checked": "Not checked",
    partly: "Partly checked",
    disagreement: "Services disagree",
    signing: "Signing",
    sending: "Sending",
  },
  sectionWhat: "What happens",
  sectionWho: "Who",
  sectionWhy: "Why",
  sectionServices: "Services",
  sectionFee: "Max fees",
  sectionCalls: (count: number) => (count === 1 ? "1 call" : `${count} calls`),
  sectionAccounts: "Accounts to share",
  details: "Details",
  rawData: "Data and digests",
  notUnderstood: "We cannot say all that this does. What is known stands here and under Details.",
  hearsay: "What others say of it",
  hearsayNote: "Not checked by this wallet, and no rule goes by it.",
  hearsayMore: "More of it stands under Details.",
  out: "Out",
  in: "In",
  allowed: "Allowed",
  notAtomic: "One after the other: if one fails, those before it stay done.",
  firstTime: "First time you deal with this address",
  seen: (count: number) => (count === 1 ? "You dealt with it once" : `You dealt with it ${count} times`),
  isContract: "Contract",
  isPerson: "Account without code",
  codeUnknown: "Not known whether it is a contract",
  address: "address",
  decidedBy: "Decided by",
  noFindings: "No finding.",
  whoSays: "Says",
  saidBy: (who: string) => `says ${who}`,
  when: "As of",
  whatToDo: "What you can do",
  code: "Finding",
  reasonFor: "Reason",
  asking: "Asking…",
  notAsked: "Not asked",
  gap: "No answer",
  /** Of what the wallet itself could not find out: nobody was silent. */
  notKnown: "Not known",
  verdictAge: (age: string) => `answered ${age}`,
  latency: (ms: number) => `${ms} ms`,
  price: (price: string) => `price ${price}`,
  signatureOk: "signature verified",
  signatureBad: "signature not valid",
  simulation: "Simulation",
  simulatedAt: (block: number) => `Simulated at block ${block}:`,
  simulated: "simulated",
  simulatedBy: "by",
  createdAt: "Creates a contract at",
  createdAndGone: "Creates a contract of which no code stays, at",
  nothingMoved: "Nothing moved in the simulation. That proves nothing.",
  lists: "Lists",
  feeAtMost: "At most",
  account: "Account",
  network: "Network",
  chain: "Chain id",
  subjectHash: "Subject hash",
  raw: "Raw data",
  showsOnDevice: "A hardware device shows the same hashes: compare them there before you confirm.",
  reject: "Reject",
  connect: "Connect",
  sign: "Sign",
  signUnchecked: "Sign without check",
  addNetwork: "Add network",
  addToken: "Add token",
  wait: "Waiting up to 3 s",
  signingNow: "Signing…",
  review: (left: number) => (left === 1 ? "Review 1 point" : `Review ${left} points`),
  reviewAgain: "Review",
  changeRules: "Change your rules…",
  reviewTitle: "Read each point",
  reviewLeft: (left: number) => (left === 0 ? "All points are open." : `${left} not opened yet.`),
  backToRequest: "Back to the request",
  wordLabel: (word: string) => `Type “${word}” to go on`,
  armsIn: (seconds: number) => `Can be signed in ${seconds} s.`,
  armed: "Two seconds are over.",
  nothingSigned: "Nothing was signed.",
  changed: (reason: string) => `The request changed: ${reason} Nothing was signed. Look at it again.`,
  gone: "This request is no longer there. Nothing was signed.",
  done: "Done.",
  nothingWaits: "No request is waiting.",
  unlockToGoOn: "Unlock to continue. The request is kept.",
  brokenTitle: "This request cannot be shown",
  broken: "The screen for this request broke, so it cannot be signed here. You can reject it.",
  pickAccount: "Choose at least one account.",
  blockedHint:
    "There is nothing to press here. A rule of yours can be changed; then the request is decided again.",
  source: (source: Source, block?: number): string => {
    if (source.kind === "secware") return source.name;
    if (source.kind === "list") return `List “${source.name}”`;
    return block === undefined
      ? `This device (${source.check})`
      : `This device (${source.check}), at block ${block}`;
  },
  by: byText,
  deciding: (reason: Reason): string => `${byText(reason)} · ${outcomeText[reason.outcome]}`,
  outcome: ({ outcome }: Reason): string => outcomeText[outcome],
  gapReason: (reason: GapReason): string => reason.replaceAll("-", " "),
  title: (word: string, who: string) => `${word}, ${who}`,
} as const;
