import type { Handler } from "../handler.ts";

/** Reads the balances of the selected account again. Effects: network. */
export const refreshBalances: Handler<"refreshBalances"> = async (_request, { services }) => {
  await services.balances.refresh();
  return { status: "done" };
};
