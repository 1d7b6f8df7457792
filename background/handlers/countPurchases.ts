import type { Handler } from "../handler.ts";

/** Asks the user to have his voice count purchases. Effects: storage, prompt to the user. */
export const countPurchases: Handler<"countPurchases"> = ({ purchaseIds }, { services }) =>
  services.governance.countPurchases(purchaseIds);
