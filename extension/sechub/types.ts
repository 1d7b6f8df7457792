import type { Envelope, Signer } from "../../protocol/index.ts";
import type { Manifest } from "../../protocol/manifest.ts";
import type { SigningKeyFacts } from "../chain/homeFacts.ts";
import type { Finding, Gap } from "../domain/finding.ts";
import type { Level } from "../domain/level.ts";
import type { Address, Hex } from "../domain/primitives.ts";
import type { Subject } from "../domain/subject.ts";
import type { CallStore } from "./callStore.ts";

/** When a SecWare is asked; absent fields match anything. The amount comes from the encrypted document. */
export interface AskCondition {
  target?: Address | undefined;
  selector?: string | undefined;
  chainId?: number | undefined;
  /** Smallest unit, decimal: wei sent or token units moved, at least. */
  minAmount?: string | undefined;
  /** Seconds of the day, UTC, half open. */
  fromSecond?: number | undefined;
  untilSecond?: number | undefined;
}

export type BindingState =
  | "activating"
  | "active"
  | "exhausted"
  | "expired"
  | "stalled"
  | "unbound"
  | "manifest-mismatch";

export type ParameterValue = boolean | number | string | string[];

/** One bound SecWare with the purchase that pays for its calls. All of it is from the chain, but name, amounts and parameters. */
export interface BoundWare {
  /** The home chain. */
  chainId: number;
  market: Address;
  ware: number;
  name: string;
  host: string;
  manifestHash: Hex;
  purchaseId: Hex;
  caller: Address;
  /** A client without counters starts after this number. */
  callerSettled: number;
  pricePerCall: bigint;
  /** Which kinds the plan covers. */
  flags: number;
  state: BindingState;
  stateText: string;
  conditions: readonly AskCondition[];
  parameters: Readonly<Record<string, ParameterValue>>;
}

/** One SecWare's answer about one subject, or why there is none. */
export interface WareAnswer {
  ware: number;
  name: string;
  status: "answered" | "gap" | "not-asked";
  level: Level | "unknown" | null;
  findings: readonly Finding[];
  gap: Gap | null;
  /** As received and verified; the evidence. */
  envelope: Envelope | null;
  signer: Address | null;
  signature: Hex | null;
  latencyMs: number | null;
  /** Milliseconds, by this machine's clock. */
  issuedAt: number | null;
  /** Milliseconds, by this machine's clock; the verdict counts no longer afterwards. */
  validUntil: number | null;
  /** What the call costs, smallest unit of SEC; "0" for an answer from the cache. */
  price: string;
  text: string;
}

export interface AskOptions<B extends BoundWare = BoundWare> {
  origin: string;
  /** The wallet's own name for what is judged; it is told to `onSent` and to nobody outside. */
  request?: string | null;
  /** Total, not per SecWare. */
  budgetMs: number;
  bindings: readonly B[];
  /** Called once for each answer as it comes; again where a verified answer comes after its gap was reported. */
  onAnswer: (answer: WareAnswer) => void;
}

/** What the client knows of the calls of one purchase, for the screen. */
export interface PurchaseRecord {
  used: number;
  isStalled: boolean;
  health: { answered: number; asked: number; latencyMs: number | null; lastProblem: string | null };
}

export interface SecHubClient<B extends BoundWare = BoundWare> {
  /**
   * Asks every bound SecWare whose conditions match, in parallel, under one deadline.
   *
   * Effects: network, storage. Always resolves, with one answer for each binding: whoever is late, silent or wrong is a gap.
   *
   * Warning: level `none` means that nobody objected, not that the subject is harmless.
   */
  ask(subject: Subject, options: AskOptions<B>): Promise<readonly WareAnswer[]>;
  /** In memory; null: this machine made no call of it yet. */
  recordOf(purchaseId: string): PurchaseRecord | null;
}

export type ManifestOutcome =
  | { status: "verified"; manifest: Manifest }
  | { status: "unverified"; problem: string };

export interface SecHubClientDeps<B extends BoundWare = BoundWare> {
  fetchFrom: typeof fetch;
  /** Milliseconds. */
  now: () => number;
  /** Resolves after so many milliseconds. */
  after: (ms: number) => Promise<void>;
  randomBytes: (length: number) => Uint8Array;
  store: CallStore;
  /** The caller key of a binding; throws while the vault is locked. */
  signerOf: (binding: B) => Promise<Signer>;
  /** Null: a host that cannot be asked from this home chain. */
  originOf: (host: string, homeChainId: number) => string | null;
  /** Bounded, no redirect, hash compared with the chain's. */
  fetchManifest: (host: string, manifestHash: Hex) => Promise<ManifestOutcome>;
  readSigningKeys: (homeChainId: number, ware: number) => Promise<readonly SigningKeyFacts[]>;
  /** How far the home chain's newest block is ahead of the clock; 0 but on a local chain that was moved forward. */
  homeAheadSeconds?: (homeChainId: number) => Promise<number>;
  /** Whether the user lets SecWares learn the plain names of the sites that ask to connect. */
  mayTellSites?: () => boolean;
  /** Called once for each call, right before its bytes leave for the first time. A fault in it stops nothing. */
  onSent?: (sent: SentCall<B>) => void;
}

/** What left the device for one SecWare. */
export interface SentCall<B extends BoundWare = BoundWare> {
  binding: B;
  /** As `AskOptions.request`. */
  request: string | null;
  /** The body, byte for byte: UTF-8 JSON. */
  body: Uint8Array;
}
