import type { Handler } from "../handler.ts";

/** Asks the user to review a purchase. Effects: network, storage, prompt to the user. */
export const reviewPurchase: Handler<"reviewPurchase"> = (order, { services }) =>
  services.reviews.reviewPurchase(order);
