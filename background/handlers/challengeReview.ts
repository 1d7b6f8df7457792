import type { Handler } from "../handler.ts";

/** Asks the user to challenge a review of a SecWare of his own. Effects: network, storage, prompt to the user. */
export const challengeReview: Handler<"challengeReview"> = (order, { services }) =>
  services.reviews.challengeReview(order);
