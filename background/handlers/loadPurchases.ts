import type { Handler } from "../handler.ts";

/** Reads what the selected account bought, and how it can be reviewed. Effects: network. */
export const loadPurchases: Handler<"loadPurchases"> = (_request, { services }) =>
  services.reviews.loadPurchases();
