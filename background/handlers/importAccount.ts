import type { Handler } from "../handler.ts";

/** Adds a private key after a fresh password. Effects: storage. */
export const importAccount: Handler<"importAccount"> = ({ key, password }, { services }) =>
  services.vault.importAccount(key, password);
