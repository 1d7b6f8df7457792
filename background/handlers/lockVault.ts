import type { Handler } from "../handler.ts";

/** Drops the keys from memory and from the browser session. Effects: storage. */
export const lockVault: Handler<"lockVault"> = async (_request, { services }) => {
  await services.vault.lock();
  return { status: "done" };
};
