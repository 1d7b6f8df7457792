import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import type { Factor } from "../../../extension/domain/policyDocument.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { WareParameters } from "../../../extension/messages/shapes.ts";
import type { PolicyView } from "../../../extension/messages/views.ts";
import type { PolicyVersionRow } from "../../../extension/storage/policyVersions.ts";
import type { AskedOutcome } from "../hub/hub.ts";

export type SaveOutcome =
  | { status: "saved"; effect: "tightening" | "loosening" | "none" }
  | { status: "refused"; reason: string };

/** What the encrypted document holds of one SecWare beside the policy. Amounts stand in the order of the conditions. */
export interface PrivateParts {
  parameters: WareParameters;
  conditionAmounts: readonly (string | null)[];
}

/** The document on the chain, as read in one call. Version 0: none was ever written. */
export interface ChainDocument {
  chainId: number;
  hub: Address;
  version: number;
  bytes: Hex;
}

/** The policy that acts, the change that waits, and the encrypted document that both travel in. One per account. */
export interface PolicyService {
  /**
   * What requests are decided by, of the selected account where none is named. A stored document that cannot be read stays
   * unreadable: every request is then held.
   */
  current(account?: Address | null): PolicyReading;
  view(): PolicyView;
  /** What has to be proved beside the password before this document may be saved. */
  guardsOf(document: unknown): readonly Factor[];
  /** What the selected account's policy was before, newest first. */
  versions(): Promise<readonly (PolicyVersionRow & { isActing: boolean })[]>;
  /** A tightening acts at once; a loosening waits. Assumes that the password was proven. Effects: storage. */
  save(document: unknown): Promise<SaveOutcome>;
  /** Makes the wallet's own request that writes the document to the SecHub. Effects: network, storage. */
  writeDocument(): Promise<AskedOutcome>;
  /** What the document says of one SecWare. */
  privatePartsOf(account: Address, ware: number): PrivateParts;
  /** The next document with a SecWare's private parts changed, sealed; kept as waiting for the chain. Effects: storage. */
  stage(account: Address, base: ChainDocument, ware: number, parts: PrivateParts): Promise<StagedDocument>;
  /** Takes what was read from the chain. Effects: storage. */
  adopt(account: Address, read: ChainDocument): Promise<void>;
  watch(listener: () => void): () => void;
}

/** What happened to a policy, for the audit log. */
export type PolicyEvent =
  | { kind: "saved"; account: Address; effect: "tightening" | "loosening" | "none"; version: Hex }
  | { kind: "adopted"; account: Address; chainVersion: number; problem: string | null }
  /** The chain says less than it said before. */
  | { kind: "went-back"; account: Address };

export interface StagedDocument {
  version: number;
  bytes: Hex;
}
