import type { Description } from "../../../extension/domain/description.ts";
import type { OwnMove } from "../../../extension/domain/policy/ownFacts.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { RequestsView } from "../../../extension/messages/views.ts";
import type { AskOutcome, AskSource, AskSubject } from "../../../extension/storage/requests.ts";
import type { BlockedRequest } from "../overrides/overrides.ts";

export type {
  AskOutcome,
  AskSource,
  AskSubject,
  AskValue,
  RequestRow,
} from "../../../extension/storage/requests.ts";

/** One request to the user. */
export interface Ask {
  /** Chosen by the asker: `documentId:id` of a page, `wallet:<random>` of the wallet itself. At most 200 characters. */
  key: string;
  source: AskSource;
  subject: AskSubject;
  /** Whose signature it is; for `connect` the account that is preselected, null while locked. */
  account: Address | null;
  chainId: number;
  /** The wallet's own words for its own action; they replace the decoded ones of the same name, never the raw parts. */
  note?: Partial<Description>;
  /** What an action that the wallet itself built moves. */
  moves?: readonly OwnMove[];
  /** `wallet_sendCalls` only. */
  callsId?: string;
}

export interface StartedRequest {
  id: string;
  /** Never rejects. Lives as long as the worker; the row outlives it. */
  outcome: Promise<AskOutcome>;
}

/** The user's yes, as the window sent it. */
export interface ApprovalAct {
  id: string;
  digest: Hex;
  opened: readonly string[];
  word?: string;
  /** Connect requests: the accounts to share. */
  accounts?: readonly Address[];
}

export type ApprovalOutcome =
  | { status: "approved"; hash?: Hex }
  | { status: "changed"; reason: string }
  | { status: "not-allowed"; reason: string }
  | { status: "gone" }
  | { status: "failed"; reason: string };

/**
 * The one way to a signature. Each request is a row; what a promise here says, the row says too, so that the worker may
 * die at any line.
 */
export interface Requests {
  /**
   * Asks the user and waits. The same key is the same request and gets the same answer, also after a restart.
   *
   * Effects: storage, network, prompt to the user. Never rejects.
   */
  ask(ask: Ask): Promise<AskOutcome>;
  /** As `ask`, but resolves when the row is written: for the wallet's own actions, which answer their screen at once. */
  start(ask: Ask): Promise<StartedRequest>;
  /** The request of a key that was asked before, whatever its end; null where there is none. Effects: storage. */
  attach(key: string): Promise<StartedRequest | null>;
  /** Spends one approval, signs, records and sends. Effects: storage, network. */
  approve(act: ApprovalAct): Promise<ApprovalOutcome>;
  /** Effects: storage. A blocked request ends as blocked. */
  reject(id: string): Promise<void>;
  rejectAll(origin?: string): Promise<void>;
  /** The document went away: its open requests end, and nobody is told. Effects: storage. */
  cancelDocument(documentId: string): Promise<void>;
  /** The user closed a window; where it was ours, everything open is rejected. */
  windowClosed(windowId: number): Promise<void>;
  /** At boot, once: ends or takes up again whatever an earlier worker left. Never signs. Effects: storage, network. */
  resume(liveDocuments: ReadonlySet<string> | null): Promise<void>;
  /** An alarm of ours fired; see `requestAlarm`. */
  tick(): Promise<void>;
  /** Decides everything open again, because the policy, the vault or a chain changed. */
  decideAgain(): void;
  /** An open request that the policy blocks, as an exception is made for it; null: there is none of that id. */
  blocked(id: string): BlockedRequest | null;
  view(): Promise<RequestsView>;
}

/** The name of the alarm whose firing `main` passes to `tick`. */
export const requestAlarm = "requests";
