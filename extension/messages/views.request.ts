import type { Decision } from "../domain/decision.ts";
import type { Description, FlowView } from "../domain/description.ts";
import type { Level } from "../domain/level.ts";
import type { Address, Hex } from "../domain/primitives.ts";
import type { Requirement } from "../domain/requirement.ts";
import type { ExceptionOffer } from "./views.policy.ts";

export type { CounterpartyView, Description, FlowView } from "../domain/description.ts";
export type { Requirement } from "../domain/requirement.ts";

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
  simulation: SimulationView;
  lists: { status: "none-loaded" | "loaded"; text: string };
  fee: FeeView | null;
  /** "Not the site of the last request". */
  notices: readonly string[];
  /** Accounts that a connect request may be given. */
  choices: readonly { address: Address; name: string; isPreselected: boolean }[];
  /** Blocked requests only: what the form for an exception offers. */
  exception: ExceptionOffer | null;
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

export interface SimulationView {
  status: "not-simulated" | "clean" | "would-fail";
  text: string;
  /** Present where it ran to its end: what moved, as seen from the account. */
  effects?: {
    /** The newest block it was run on; it moves with every look and changes nothing that is decided. */
    block: number;
    out: readonly FlowView[];
    in: readonly FlowView[];
    allowed: readonly FlowView[];
    /** Where new contracts come to stand, and whether any code stays there. Present where some are created. */
    created?: readonly { address: Address; hasCode: boolean }[];
  };
}

export interface FeeView {
  gas: string;
  maxFeePerGas: string;
  /** Wei, at most. */
  maxTotal: string;
  text: string;
}
