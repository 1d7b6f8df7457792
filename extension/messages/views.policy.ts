import type { Level, Outcome } from "../domain/level.ts";
import type { OverrideScope, OverrideTarget } from "../domain/override.ts";
import type { Factor } from "../domain/policyDocument.ts";
import type { Address, Hex } from "../domain/primitives.ts";

/** The exceptions of the selected account and of all accounts, newest first; ended ones stay for a while. */
export interface OverridesView {
  list: readonly OverrideView[];
}
export interface OverrideView {
  id: string;
  account: Address | null;
  what: OverrideScope;
  which: OverrideTarget;
  /** One sentence that restates it. */
  sentence: string;
  reason: string;
  createdAt: number;
  startsAt: number;
  endsAt: number | null;
  /** Ends with the browser. */
  isForSession: boolean;
  usesLeft: number | null;
  limit: { token: Address | "native"; amount: string; used: string } | null;
  state: "waiting" | "active" | "ended";
  /** Why it ended: "used", "expired", "revoked", "browser closed", "policy changed". */
  endedBy: string | null;
  uses: number;
}

/** What the form for an exception offers for one blocked request. */
export interface ExceptionOffer {
  /** Narrowest first. */
  scopes: readonly { what: OverrideScope; text: string }[];
  /** Whose word blocks; the last one is always `all`. `guard`: what comes before the exception acts. */
  targets: readonly {
    which: OverrideTarget;
    text: string;
    delaySeconds: number;
    factor: Factor | null;
  }[];
  /** What the request moves, for the limit; amounts in the smallest unit. */
  moved: readonly {
    token: Address | "native";
    symbol: string | null;
    decimals: number | null;
    amount: string | null;
  }[];
}

/** What is re-asked after signing, and what turned bad. */
export interface RechecksView {
  every: "off" | "day" | "week";
  callsPerRun: number;
  callsUsed: number;
  lastRunAt: number | null;
  nextRunAt: number | null;
  isRunning: boolean;
  /** Bad ones first. */
  items: readonly RecheckView[];
}
export interface RecheckView {
  id: string;
  kind: "approval" | "operator" | "site";
  account: Address;
  chainId: number;
  /** "Lets 0x12…ab take any amount of your USDC". */
  text: string;
  token: Address | null;
  spender: Address | null;
  origin: string | null;
  since: number;
  checkedAt: number | null;
  level: Level;
  /** Worse than when it was signed. */
  turnedBad: boolean;
  findings: readonly { text: string; who: string }[];
  /** What could not be known at the last check, for the screen. */
  gaps: readonly string[];
  state: "open" | "closed" | "revoking";
}

/** The second factors that are set up. */
export interface FactorsView {
  secondPassword: boolean;
  secondDevice: boolean;
}

/** The audit log's own state; its entries are loaded by `loadAudit`. */
export interface AuditView {
  retentionDays: number;
  count: number;
  oldestAt: number | null;
  /** `broken`: an entry was changed or is missing; `at` is its time. `unchecked` while locked. */
  integrity: { status: "intact" | "broken" | "unchecked"; at: number | null };
  /** How many notes could not be written, as on a full disk: the log has holes. */
  lost?: number;
}
export const auditKinds = [
  "request",
  "verdict",
  "disclosure",
  "decision",
  "approval",
  "end",
  "override",
  "policy",
  "recheck",
  "self-check",
  "mark",
] as const;
export type AuditKind = (typeof auditKinds)[number];
/** The field of an entry of the kind `mark` that says which mark it is; any other value than the two takes it back. */
export const auditMarkField = "mark";
export type VerdictMark = "false-alarm" | "missed";
/** One line of the log. `fields` says everything, by name; nothing in it is markup. */
export interface AuditEntryView {
  number: number;
  at: number;
  kind: AuditKind;
  account: Address | null;
  request: string | null;
  origin: string | null;
  ware: number | null;
  level: Level | "unknown" | null;
  outcome: Outcome | null;
  /** One sentence. */
  text: string;
  fields: readonly { name: string; value: string }[];
  hash: Hex;
}

/** The user's own record of one SecWare. */
export interface WareRecordView {
  asked: number;
  answered: number;
  p50Ms: number | null;
  p95Ms: number | null;
  /** Requests that another SecWare answered too, and on how many of them both were on the same side. */
  compared: number;
  agreed: number;
  falseAlarms: number;
  missed: number;
  /** SEC spent on answers, smallest unit. */
  spent: string;
}

/** How far the dry run is that runs now. */
export interface DryRunView {
  isRunning: boolean;
  done: number;
  total: number;
}

/** How the built-in requests were decided when they were last decided again. */
export interface SelfCheckView {
  isRunning: boolean;
  /** Null: not yet. */
  last: {
    at: number;
    /** "your rules changed" */
    why: readonly string[];
    total: number;
    /** Known attacks among them. */
    attacks: number;
    /** Decided otherwise by the wallet's own checks than they must be. */
    unexpected: readonly SelfCheckRowView[];
    /** Known attacks that the user's own rules let through. */
    letThrough: readonly SelfCheckRowView[];
    changes: number;
    /** At most 50 of them. */
    changed: readonly { title: string; before: CheckedOutcomeView; after: CheckedOutcomeView }[];
  } | null;
}
export interface SelfCheckRowView {
  title: string;
  attack: string | null;
  outcome: CheckedOutcomeView;
}
export type CheckedOutcomeView = Outcome | "refused";
