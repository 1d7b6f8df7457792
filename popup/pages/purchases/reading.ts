import type { ResponseFor } from "../../../extension/messages/client.ts";

/** What the wallet read of the SecHub's purchases, or why it could not. */
export type PurchasesReading = ResponseFor<"loadPurchases">;
export type OwnPurchase = Extract<PurchasesReading, { status: "loaded" }>["purchases"][number];
