/** How a store is laid out in the browser. `indexes` maps an index to the field it reads. */
export interface StoreShape {
  keyPath: string;
  indexes?: Readonly<Record<string, string>>;
}

/** Raised by every change of `shapes`; stores and indexes that are missing are added on opening. */
export const schemaVersion = 7;

/** Every store. Its rows are declared by the repository that reads and writes them. */
export const shapes = {
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
  hubCopies: { keyPath: "id" },
  catalogueCopy: { keyPath: "id" },
  policy: { keyPath: "id" },
  rechecks: { keyPath: "id" },
  policyVersions: { keyPath: "id" },
  overrides: { keyPath: "id" },
  spending: { keyPath: "id" },
  audit: { keyPath: "number", indexes: { kind: "kind" } },
  auditHead: { keyPath: "id" },
  feeds: { keyPath: "url" },
  contractSources: { keyPath: "id" },
  descriptorSets: { keyPath: "url" },
  contracts: { keyPath: "id", indexes: { seenAt: "seenAt" } },
  pastRequests: { keyPath: "id", indexes: { at: "at" } },
} as const satisfies Record<string, StoreShape>;
export type StoreName = keyof typeof shapes;
