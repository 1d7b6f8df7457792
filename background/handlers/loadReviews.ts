import type { Handler } from "../handler.ts";

/** Reads what was said of SecWares, and their scores. Effects: network. */
export const loadReviews: Handler<"loadReviews"> = ({ wares }, { services }) =>
  services.reviews.loadReviews(wares);
