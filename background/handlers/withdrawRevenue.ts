import type { Handler } from "../handler.ts";

/** Asks the user to take out the revenue that is due. Effects: network, storage, prompt to the user. */
export const withdrawRevenue: Handler<"withdrawRevenue"> = ({ ware }, { services }) =>
  services.console.withdrawRevenue(ware);
