import type { Handler } from "../handler.ts";
import { VaultLockedError } from "../services/vault/vaultErrors.ts";

/** The log as a text to keep elsewhere. Throws `VaultLockedError`. Effects: storage read. */
export const exportAudit: Handler<"exportAudit"> = async ({ filter }, { services }) => {
  const { audit, vault } = services;
  if (vault.status() !== "unlocked") throw new VaultLockedError();
  return audit.export(filter);
};
