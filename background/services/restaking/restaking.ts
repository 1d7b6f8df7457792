import type { Address } from "../../../extension/domain/primitives.ts";
import type { ResponseFor } from "../../../extension/messages/client.ts";
import type { AskedOutcome } from "../hub/hub.ts";

/** Operators, and what the selected account restakes with one. Every act is a request of the wallet's own. Effects: network. */
export interface RestakingService {
  load(): Promise<ResponseFor<"loadRestaking">>;
  restake(order: { operator: Address; wei: string }): Promise<AskedOutcome>;
  queueExit(shares: string): Promise<AskedOutcome>;
  completeExit(exit: number): Promise<AskedOutcome>;
  claimRewards(): Promise<AskedOutcome>;
}
