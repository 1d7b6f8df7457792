import type { Address } from "../../extension/domain/primitives.ts";
import type { Services } from "../services/services.ts";

/** What a site may know of the accounts now: nothing while locked, and never one that the wallet no longer holds. */
export function visibleAccounts(
  { vault, accounts, sites }: Pick<Services, "vault" | "accounts" | "sites">,
  origin: string,
): Address[] {
  if (vault.status() !== "unlocked") return [];
  return (sites.find(origin)?.accounts ?? []).filter((account) => accounts.has(account));
}
