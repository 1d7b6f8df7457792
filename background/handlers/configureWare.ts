import type { Handler } from "../handler.ts";

/** Asks the user to write conditions and parameters of a SecWare. Effects: network, storage, prompt to the user. */
export const configureWare: Handler<"configureWare"> = (change, { services }) =>
  services.hub.configureWare(change);
