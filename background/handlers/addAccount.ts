import type { Handler } from "../handler.ts";

/** Derives the next account and selects it. Effects: storage. */
export const addAccount: Handler<"addAccount"> = async (_request, { services }) => {
  const address = await services.vault.addAccount();
  await services.accounts.select(address);
  return { address };
};
