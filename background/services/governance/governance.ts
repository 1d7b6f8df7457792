import type { Support } from "../../../extension/chain/marketActs.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";
import type { ResponseFor } from "../../../extension/messages/client.ts";
import type { AskedOutcome } from "../hub/hub.ts";

/** Proposals, and the selected account's voice in them. */
export interface GovernanceService {
  /** Effects: network. */
  load(): Promise<ResponseFor<"loadGovernance">>;
  /** Effects: network. Makes the wallet's own request. */
  castVote(vote: { proposalId: string; support: Support }): Promise<AskedOutcome>;
  /** Effects: network. Makes the wallet's own request. */
  countPurchases(purchaseIds: readonly Hex[]): Promise<AskedOutcome>;
}
