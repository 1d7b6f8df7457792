import type { Override } from "../../../extension/domain/override.ts";
import type { PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import type { Factor } from "../../../extension/domain/policyDocument.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { OverrideDraft } from "../../../extension/messages/table.policy.ts";
import type { ExceptionOffer, OverridesView } from "../../../extension/messages/views.policy.ts";
import type { OverrideEnd, OverrideRow } from "../../../extension/storage/overrides.ts";
import type { Moved } from "../spending/movedBy.ts";

/** A blocked request that waits on the desk, as an exception is made for it. */
export interface BlockedRequest {
  account: Address | null;
  facts: PolicyFacts;
  offer: ExceptionOffer;
  /** Names of the SecWares that spoke, by number. */
  wareNames: ReadonlyMap<number, string>;
}

/** An exception that would be made now. */
export interface OverridePlan {
  /** As it would be kept. */
  row: OverrideRow;
  /** What the guard asks for beside the password. */
  factor: Factor | null;
}

export type PlanOutcome = { status: "planned"; plan: OverridePlan } | { status: "refused"; reason: string };
export type CreateOutcome =
  | { status: "created"; id: string; startsAt: number }
  | { status: "refused"; reason: string };

/** One approval that leans on exceptions. */
export interface ApprovedByOverrides {
  request: string;
  digest: Hex;
  /** Of the exceptions that had a say. */
  ids: readonly string[];
  moved: Moved;
}

/** The exceptions of this profile. Each is scoped, expires or is ended, and every use of it is counted. */
export interface OverrideService {
  /**
   * What may except something for an account now, as the policy reads it. An exception against a rule whose words have
   * changed is left out. Without the uses of the asking request, so that its decision stays what was approved.
   */
  reading(account: Address | null, exceptRequest?: string): readonly Override[];
  /** What a draft would make; changes nothing. */
  plan(draft: OverrideDraft): PlanOutcome;
  /** How many past requests it would have let through. */
  countPast(plan: OverridePlan): Promise<number>;
  /**
   * Assumes that the password and `proved` were proved; refuses where more is needed by now. Signs nothing: requests are
   * decided again. Effects: storage.
   */
  create(draft: OverrideDraft, proved: Factor | null): Promise<CreateOutcome>;
  /** Effects: storage. */
  end(id: string): Promise<void>;
  /**
   * Counts one use of each exception, all or none, once per digest. False where one of them covers no further use: then
   * nothing may be approved by it. Throws where it cannot be written. Effects: storage.
   */
  use(approved: ApprovedByOverrides): Promise<boolean>;
  /** Takes the uses of a request back whose approval was never spent. Effects: storage. */
  undo(request: string): Promise<void>;
  /** The requests that have used one. */
  usedBy(): readonly string[];
  /** Ends what the policy of now no longer knows. Effects: storage. */
  policyChanged(): Promise<void>;
  /** Ends what has expired, forgets what ended long ago, and sets the next alarm; see `overrideAlarm`. Effects: storage. */
  tick(): Promise<void>;
  view(): OverridesView;
  /** Called after every change. Returns the unsubscribe function. */
  watch(listener: () => void): () => void;
}

/** The name of the alarm whose firing `main` passes to `tick`. */
export const overrideAlarm = "overrides";

/** What the audit log hears of exceptions. */
export type OverrideEvent =
  | { kind: "made"; row: OverrideRow }
  | { kind: "used"; row: OverrideRow; request: string }
  /** The approval was never spent, so the use was taken back. */
  | { kind: "returned"; row: OverrideRow; request: string }
  | { kind: "ended"; row: OverrideRow; by: OverrideEnd };
