import type { Hex } from "../../../extension/domain/primitives.ts";
import type { ResponseFor } from "../../../extension/messages/client.ts";
import type { AskedOutcome } from "../hub/hub.ts";

export interface DisputeAbout {
  /** The request in the activity. */
  request: string;
  ware: number;
}

/** Disputes that carry a verdict as it was signed, from what the wallet kept of it. */
export interface DisputeService {
  /** Effects: network, storage. */
  quote(about: DisputeAbout): Promise<ResponseFor<"quoteDispute">>;
  /** Effects: network, storage. Signs a permit of exactly the bond where it is needed, and makes the wallet's own request. */
  open(
    order: DisputeAbout & { kind: "sla" | "malice"; expectedBond: string },
  ): Promise<ResponseFor<"openDispute">>;
  /** Effects: network. */
  load(): Promise<ResponseFor<"loadDisputes">>;
  /** Effects: network. Makes the wallet's own request. */
  step(claim: Hex): Promise<AskedOutcome>;
}
