import type { Hex } from "../../../extension/domain/primitives.ts";
import type { ResponseFor } from "../../../extension/messages/client.ts";

/** What the user bought and says of it, and what users say of what the selected account sells. */
export interface ReviewService {
  /** Effects: network. */
  loadPurchases(): Promise<ResponseFor<"loadPurchases">>;
  /** Effects: network. Signs a permit of exactly the fee where it is needed, and makes the wallet's own request. */
  reviewPurchase(order: {
    purchaseId: Hex;
    text: string;
    expectedFee: string;
  }): Promise<ResponseFor<"reviewPurchase">>;
  /** Effects: network. */
  loadReviews(wares: readonly number[]): Promise<ResponseFor<"loadReviews">>;
  /** Effects: network. Makes the wallet's own request: for the fee first where it is not allowed yet. */
  challengeReview(order: { ware: number; purchaseId: Hex }): Promise<ResponseFor<"challengeReview">>;
}
