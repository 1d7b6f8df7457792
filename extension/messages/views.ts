import type { Decision } from "../domain/decision.ts";
import type { Level } from "../domain/level.ts";
import type { PolicyDocument } from "../domain/policyDocument.ts";
import type { Address, Hex } from "../domain/primitives.ts";
import type { WareCondition, WareParameters } from "./shapes.ts";
import type { ContractInfoView, DescriptorSetsView, FeedsView } from "./views.lists.ts";
import type {
  AuditView,
  DryRunView,
  FactorsView,
  OverridesView,
  RechecksView,
  SelfCheckView,
  WareRecordView,
} from "./views.policy.ts";
import type { RequestView } from "./views.request.ts";

/**
 * What the popup mirrors. For each noun the background sends a whole, numbered snapshot over the port `snapshots`; a store
 * replaces its state if the number is higher. Amounts are decimal strings in the smallest unit, times are milliseconds.
 */
export interface Snapshots {
  session: SessionView;
  accounts: AccountsView;
  networks: NetworksView;
  balances: BalancesView;
  sites: SitesView;
  requests: RequestsView;
  activity: ActivityListView;
  hub: HubView;
  catalogue: CatalogueView;
  policy: PolicyView;
  overrides: OverridesView;
  rechecks: RechecksView;
  factors: FactorsView;
  audit: AuditView;
  dryRun: DryRunView;
  selfCheck: SelfCheckView;
  feeds: FeedsView;
  descriptorSets: DescriptorSetsView;
  contractInfo: ContractInfoView;
}
export type SnapshotName = keyof Snapshots;
export interface SnapshotEnvelope<N extends SnapshotName = SnapshotName> {
  name: N;
  number: number;
  state: Snapshots[N];
}

export interface SessionView {
  /** `booting` until state is read; `damaged`: the vault does not open and its backup neither. */
  status: "booting" | "empty" | "locked" | "unlocked" | "damaged";
  /** A demo profile: what is signed for chain 1 would be valid on the real network. */
  demo: boolean;
  mark: { symbol: string; colour: string };
  autoLockMinutes: number;
  homeChainId: number | null;
  /** Where the demo world gives coins away; null elsewhere. */
  faucetUrl: string | null;
}

export interface AccountsView {
  selected: Address | null;
  list: readonly { address: Address; name: string; kind: "derived" | "imported" }[];
}

export interface NetworksView {
  selected: number;
  list: readonly { chainId: number; name: string; rpcUrl: string; symbol: string; isHome: boolean }[];
}

export interface BalancesView {
  account: Address | null;
  chainId: number;
  /** Null: not known, with the reason in `problem`. */
  wei: string | null;
  /** SEC on the home chain. */
  sec: string | null;
  readAt: number | null;
  problem: string | null;
}

export interface SitesView {
  list: readonly {
    origin: string;
    accounts: readonly Address[];
    chainId: number;
    connectedAt: number;
    callBudget: { perHour: number; beforeFirstAct: number; usedThisHour: number };
  }[];
}

export interface RequestsView {
  /** Oldest first; the approval window shows the first and counts the rest. */
  list: readonly RequestView[];
}

export interface ActivityListView {
  /** Newest first, at most 200. Refused and blocked requests are listed too. */
  list: readonly ActivityView[];
}
export interface ActivityView {
  id: string;
  at: number;
  /** The last three are only ever refused. */
  kind: RequestView["kind"] | "authorization" | "permission" | "userOperation";
  /** "Sent 1 ETH to 0x12…ab". */
  title: string;
  origin: string;
  account: Address;
  chainId: number;
  state: "signed" | "pending" | "mined" | "failed" | "rejected" | "blocked" | "refused" | "expired";
  hash: Hex | null;
  decision: Decision | null;
  /** The verdicts as signed then: who, what, and the signature. */
  verdicts: readonly {
    ware: number;
    name: string;
    level: Level | "unknown";
    signer: Address;
    signature: Hex;
    issuedAt: number;
  }[];
}

export interface HubView {
  status: "unavailable" | "none" | "creating" | "ready";
  /** Why it is unavailable, for the screen. */
  reason: string | null;
  address: Address | null;
  chainId: number | null;
  /** When the chain was last read, and whether this is the last good copy because it cannot be read now. */
  readAt: number | null;
  isStale: boolean;
  bindings: readonly BindingView[];
}
export interface BindingView {
  ware: number;
  name: string;
  host: string;
  plan: number;
  purchaseId: Hex;
  state: "activating" | "active" | "exhausted" | "expired" | "stalled" | "unbound" | "manifest-mismatch";
  /** "Activating: 1 of 2 blocks", and the like. */
  stateText: string;
  calls: number;
  callsLeft: number;
  expiresAt: number;
  pricePerCall: string;
  kinds: readonly string[];
  needs: Readonly<Record<string, readonly string[]>>;
  conditions: readonly WareCondition[];
  parameters: WareParameters;
  parameterFields: readonly ParameterField[];
  health: { answered: number; asked: number; latencyMs: number | null; lastProblem: string | null };
  /** From the audit log, so for as long as that is kept. */
  record: WareRecordView;
}
/** What a manifest says may be set. */
export interface ParameterField {
  name: string;
  label: string;
  type: "boolean" | "number" | "text" | "list";
  default: boolean | number | string | readonly string[];
  help: string;
}

export interface CatalogueView {
  status: "unavailable" | "loading" | "ready";
  reason: string | null;
  readAt: number | null;
  isStale: boolean;
  wares: readonly WareView[];
}
export interface WareView {
  ware: number;
  /** False: the manifest could not be had or does not hash to what the chain says; it is listed and cannot be bought. */
  isVerified: boolean;
  problem: string | null;
  name: string;
  publisher: Address;
  host: string;
  description: string;
  category: string;
  kinds: readonly string[];
  chains: readonly number[];
  needs: Readonly<Record<string, readonly string[]>>;
  sla: { uptimeBps: number; p95Ms: number; unknownMaxBps: number; rateLimit: number; retentionDays: number };
  stake: string;
  /** Null: "no record yet". */
  score: number | null;
  status: "active" | "paused" | "retired";
  plans: readonly PlanView[];
  parameterFields: readonly ParameterField[];
  isBound: boolean;
}
export interface PlanView {
  plan: number;
  planHash: Hex;
  /** SEC for one plan, smallest unit; "0": the free plan. */
  price: string;
  calls: number;
  durationSeconds: number;
  kinds: readonly string[];
  isOnSale: boolean;
}

export interface PolicyView {
  document: PolicyDocument;
  /** keccak of the document's RFC 8785 bytes. */
  version: Hex;
  /** Set where the stored document cannot be read; every request is then held. */
  problem: string | null;
  /** The document's version on chain; 0: never written. */
  chainVersion: number;
  /** What is not on the chain yet, and when a loosening starts to act. */
  pending: { kind: "tightening" | "loosening"; actsAt: number | null } | null;
  /** The chain has another document than this machine, and was kept: what was lost here, for the screen. */
  difference: string | null;
}
