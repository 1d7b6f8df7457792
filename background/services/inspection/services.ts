import type { Finding, Gap } from "../../../extension/domain/finding.ts";
import type { Level } from "../../../extension/domain/level.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { Subject } from "../../../extension/domain/subject.ts";

/** What inspection needs to know of one SecWare's answer. */
export interface ServiceAnswer {
  ware: number;
  name: string;
  status: "answered" | "gap" | "not-asked";
  level: Level | "unknown" | null;
  findings: readonly Finding[];
  gap: Gap | null;
  /** As received and verified; kept as evidence. */
  envelope: unknown;
  signer: Address | null;
  signature: Hex | null;
  latencyMs: number | null;
  /** Milliseconds. */
  issuedAt: number | null;
  /** Milliseconds; the verdict counts no longer afterwards. */
  validUntil: number | null;
  price: string;
  /** The gap's or the skip's reason, or the verdict's summary. */
  text: string;
}

export interface BoundService {
  ware: number;
  name: string;
  price: string;
}

export interface AskServicesOptions {
  account: Address | null;
  origin: string;
  /** The request that is judged, for the log of what was disclosed. */
  request?: string | null;
  /** Total, not per SecWare. */
  budgetMs: number;
  /** Only these may be asked; what else is bound has no budget left. */
  wares: readonly number[];
  /** Called for each answer as it comes, also for one that comes after the promise has resolved. */
  onAnswer: (answer: ServiceAnswer) => void;
}

/** Asks SecWares in parallel. Always resolves within the budget; silence is a gap. Effects: network, storage. */
export type AskServices = (
  subject: Subject,
  options: AskServicesOptions,
) => Promise<readonly ServiceAnswer[]>;
