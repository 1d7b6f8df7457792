import type { Handler } from "../handler.ts";

/** Gives an account a name of the user's. Effects: storage. */
export const renameAccount: Handler<"renameAccount"> = async ({ address, name }, { services }) => {
  await services.accounts.rename(address, name);
  return { status: "done" };
};
