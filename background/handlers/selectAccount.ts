import type { Handler } from "../handler.ts";

/** Selects the account of the wallet's own screens; what sites were given stays as it is. Effects: storage. */
export const selectAccount: Handler<"selectAccount"> = async ({ address }, { services }) => {
  await services.accounts.select(address);
  return { status: "done" };
};
