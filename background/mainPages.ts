import { toHexChainId } from "./methods/params.ts";
import { visibleAccounts } from "./methods/visibleAccounts.ts";
import type { PageState } from "./routerPageState.ts";
import type { Services } from "./services/services.ts";

/** What an origin may know now. Nothing of an origin that was given nothing, and no account while locked. */
export function pageStateOf(services: Services, origin: string): PageState | null {
  const site = services.sites.find(origin);
  if (site === null) return null;
  return { accounts: visibleAccounts(services, origin), chainId: toHexChainId(site.chainId) };
}

/** Calls `tell` after everything that can change what a page may know. */
export function watchPageState(services: Services, tell: () => void): void {
  services.vault.watch(tell);
  services.sites.watch(tell);
  services.accounts.watch(tell);
}
