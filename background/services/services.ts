import type { Accounts } from "./accounts/accounts.ts";
import type { Activity } from "./activity/activity.ts";
import type { Balances } from "./balances/balances.ts";
import type { Batches } from "./broadcast/batches.ts";
import type { CatalogueService } from "./catalogue/catalogue.ts";
import type { ConsoleService } from "./console/console.ts";
import type { HubService } from "./hub/hub.ts";
import type { InspectionService } from "./inspection/inspection.ts";
import type { Networks } from "./networks/networks.ts";
import type { Rpc } from "./networks/rpc.ts";
import type { PolicyService } from "./policy/policy.ts";
import type { Requests } from "./requests/types.ts";
import type { SessionService } from "./session/session.ts";
import type { SettingsService } from "./settings/settings.ts";
import type { Sites } from "./sites/sites.ts";
import type { SnapshotService } from "./snapshots/snapshots.ts";
import type { Drafts } from "./vault/drafts.ts";
import type { Vault } from "./vault/vault.ts";
/** Everything a handler or a method may use. Owners add their line; `background/main.ts` composes. */
export interface Services {
  vault: Vault;
  drafts: Drafts;
  accounts: Accounts;
  networks: Networks;
  rpc: Rpc;
  sites: Sites;
  settings: SettingsService;
  session: SessionService;
  snapshots: SnapshotService;
  balances: Balances;
  requests: Requests;
  inspection: InspectionService;
  activity: Activity;
  batches: Batches;
  hub: HubService;
  catalogue: CatalogueService;
  policy: PolicyService;
  console: ConsoleService;
}
