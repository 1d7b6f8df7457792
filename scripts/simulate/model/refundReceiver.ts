import type { Purchase } from "./purchase.ts";

/** Who bought for somebody, and is told what came back: `interfaces/IRefundReceiver.sol`. */
export interface RefundReceiver {
  onRefund(purchase: Purchase, amount: bigint): void;
}
