import type { Handler } from "../handler.ts";

/** Opens the wallet for this browser session. Effects: storage. */
export const unlockVault: Handler<"unlockVault"> = ({ password }, { services }) =>
  services.vault.unlock(password);
