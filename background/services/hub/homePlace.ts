import type { Accounts } from "../accounts/accounts.ts";
import type { Unavailable } from "./hub.ts";
import { type HubPlace, locked, noHome } from "./hubDeps.ts";

export interface HomePlaceDeps {
  accounts: Pick<Accounts, "selected">;
  /** Null: no known network carries a deployment. */
  homeChainId: () => number | null;
}

/** The selected account on the home chain, or why there is none. */
export function homePlaceOf({ accounts, homeChainId }: HomePlaceDeps): HubPlace | Unavailable {
  const chainId = homeChainId();
  const account = accounts.selected();
  if (chainId === null) return { status: "unavailable", reason: noHome };
  return account === null ? { status: "unavailable", reason: locked } : { account, chainId };
}
