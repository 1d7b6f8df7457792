import type { Accounts } from "./accounts/accounts.ts";
import type { Balances } from "./balances/balances.ts";
import type { Networks } from "./networks/networks.ts";
import type { SessionService } from "./session/session.ts";
import type { SettingsService } from "./settings/settings.ts";
import type { Sites } from "./sites/sites.ts";
import type { SnapshotService } from "./snapshots/snapshots.ts";
import type { Vault } from "./vault/vault.ts";

/** Everything a handler or a method may use. Owners add their line; `background/main.ts` composes. */
export interface Services {
  vault: Vault;
  accounts: Accounts;
  networks: Networks;
  sites: Sites;
  settings: SettingsService;
  session: SessionService;
  snapshots: SnapshotService;
  balances: Balances;
}
