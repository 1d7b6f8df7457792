import type { DBSchema } from "idb";
import type { ActivityRow, EvidenceRow } from "./activity.ts";
import type { BatchRow } from "./batches.ts";
import type { BudgetRow } from "./budgets.ts";
import type { CallCounterRow, SignedCallRow } from "./calls.ts";
import type { CopyRow } from "./copies.ts";
import type { NetworkRow } from "./networks.ts";
import type { PolicyRow } from "./policies.ts";
import type { RequestRow, SpentApprovalRow } from "./requests.ts";
import type { SettingRow } from "./settings.ts";
import type { SiteRow } from "./sites.ts";
import type { VaultMirrorRow } from "./vaultMirror.ts";

/** A row whose owner has not yet given it a type of its own. */
export type OpenRow = Record<string, unknown>;

/**
 * Every IndexedDB store: its key and its row. Row types come from the repository file of the noun.
 *
 * A change here also needs a line in `shapes` below, and a higher `schemaVersion`.
 */
export interface Schema extends DBSchema {
  sites: { key: string; value: SiteRow };
  networks: { key: number; value: NetworkRow };
  settings: { key: string; value: SettingRow };
  vaultMirror: { key: string; value: VaultMirrorRow };
  requests: { key: string; value: RequestRow };
  activity: { key: string; value: ActivityRow };
  evidence: { key: string; value: EvidenceRow };
  spentApprovals: { key: string; value: SpentApprovalRow };
  budgets: { key: string; value: BudgetRow };
  batches: { key: string; value: BatchRow };
  callCounters: { key: string; value: CallCounterRow };
  calls: { key: string; value: SignedCallRow };
  verdictCache: { key: string; value: OpenRow };
  hubCopies: { key: string; value: CopyRow };
  catalogueCopy: { key: string; value: CopyRow };
  policy: { key: string; value: PolicyRow };
}
export type StoreName =
  | "sites"
  | "networks"
  | "settings"
  | "vaultMirror"
  | "requests"
  | "activity"
  | "evidence"
  | "spentApprovals"
  | "budgets"
  | "batches"
  | "callCounters"
  | "calls"
  | "verdictCache"
  | "hubCopies"
  | "catalogueCopy"
  | "policy";

/** How a store is laid out in the browser. `indexes` maps an index to the field it reads. */
export interface StoreShape {
  keyPath: string;
  indexes?: Readonly<Record<string, string>>;
}

/** Raised by every change of `shapes`; stores and indexes that are missing are added on opening. */
export const schemaVersion = 1;

export const shapes: Readonly<Record<StoreName, StoreShape>> = {
  sites: { keyPath: "origin" },
  networks: { keyPath: "chainId" },
  settings: { keyPath: "name" },
  vaultMirror: { keyPath: "name" },
  requests: { keyPath: "id" },
  activity: { keyPath: "id" },
  evidence: { keyPath: "id" },
  spentApprovals: { keyPath: "id" },
  budgets: { keyPath: "id" },
  batches: { keyPath: "id" },
  callCounters: { keyPath: "id" },
  calls: { keyPath: "id" },
  verdictCache: { keyPath: "id" },
  hubCopies: { keyPath: "id" },
  catalogueCopy: { keyPath: "id" },
  policy: { keyPath: "id" },
};
