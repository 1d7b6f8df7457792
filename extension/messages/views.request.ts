import type { Decision } from "../domain/decision.ts";
import type { Level } from "../domain/level.ts";
import type { Address, Hex } from "../domain/primitives.ts";

/** Everything that the approval window shows of one request. It carries no raw page markup; every string is plain text. */
export interface RequestView {
  id: string;
  at: number;
  kind: "connect" | "network" | "asset" | "message" | "typedData" | "transaction" | "calls";
  source: RequestSource;
  account: Address | null;
  accountName: string;
  chainId: number;
  chainName: string;
  state: "checking" | "ready" | "signing" | "sending";
  /** What an approval is bound to; changes whenever anything that was shown changes. */
  digest: Hex;
  subjectHash: Hex | null;
  description: Description;
  /** Null while nothing is known yet; local facts decide first, SecWares may raise it. */
  decision: Decision | null;
  requirement: Requirement;
  services: readonly ServiceView[];
  /** "Checking: 1 of 4 services answered", or the reason there are none. */
  servicesText: string;
  simulation: { status: "not-simulated" | "clean" | "would-fail"; text: string };
  lists: { status: "none-loaded" | "loaded"; text: string };
  fee: FeeView | null;
  /** "Not the site of the last request". */
  notices: readonly string[];
  /** Accounts that a connect request may be given. */
  choices: readonly { address: Address; name: string; isPreselected: boolean }[];
}

export type RequestSource =
  | {
      kind: "site";
      origin: string;
      host: string;
      registrableDomain: string;
      topOrigin: string | null;
      isSecure: boolean;
    }
  | { kind: "wallet"; action: string };

/** What the user must do before the main button works; the background demands it again. */
export type Requirement =
  | { kind: "none" }
  /** Each of these reason or finding ids is opened, then sign. */
  | { kind: "open"; points: readonly string[] }
  /** As `open`; the button arms after `armMs`, and `word` is typed. */
  | { kind: "hold"; points: readonly string[]; armMs: number; word: string }
  | { kind: "blocked" };

/** What happens, in words, built from decoded facts only. Made by `domain/describe`. */
export interface Description {
  /** "Approve", "Signature", "Connect", "Send"; the noun of the window's title. */
  title: string;
  /** One sentence: verb, amount, token, counterparty, duration. */
  sentence: string;
  isUnderstood: boolean;
  out: readonly FlowView[];
  in: readonly FlowView[];
  allowed: readonly FlowView[];
  counterparty: CounterpartyView | null;
  /** Decoded arguments, hashed fields, message text: label and value. */
  rows: readonly { label: string; value: string; isAddress?: boolean }[];
  /** Batch: each call by itself. */
  calls: readonly { title: string; sentence: string; to: Address | null }[];
  raw: string;
  /** What a device would show: EIP-712 domain and message hashes, calldata digest. */
  digests: readonly { label: string; value: Hex }[];
}
export interface FlowView {
  amount: string;
  symbol: string;
  token: Address | null;
  party: Address | null;
  note: string | null;
}
export interface CounterpartyView {
  address: Address;
  name: string | null;
  seen: number;
  isContract: boolean | null;
}

export interface ServiceView {
  ware: number;
  name: string;
  status: "asking" | "answered" | "gap" | "not-asked";
  level: Level | "unknown" | null;
  /** The gap's or the skip's reason, or the verdict's summary; plain text. */
  text: string;
  latencyMs: number | null;
  /** When the verdict was issued. */
  issuedAt: number | null;
  price: string;
  isSignatureValid: boolean | null;
  signer: Address | null;
}

export interface FeeView {
  gas: string;
  maxFeePerGas: string;
  /** Wei, at most. */
  maxTotal: string;
  text: string;
}
