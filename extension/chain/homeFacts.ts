import type { Address, Hex } from "../domain/primitives.ts";

/** Where the contracts stand on a home chain. */
export interface HomeAddresses {
  chainId: number;
  secToken: Address;
  registry: Address;
  providerStake: Address;
  market: Address;
  hubFactory: Address;
  reputation: Address;
  disputes: Address;
  restaking: Address;
  secGov: Address;
  voice: Address;
  governor: Address;
  timelock: Address;
  desk: Address;
  /** Nothing of the deployment happened before this block. */
  firstBlock: number;
}

/** The block that a set of facts was read at; what a contract compares with its time is computed from `timestamp`. */
export interface ChainMoment {
  number: number;
  /** Seconds. */
  timestamp: number;
}

export interface SlaFacts {
  uptimeBps: number;
  p95Ms: number;
  unknownMaxBps: number;
  rateLimit: number;
  retentionDays: number;
}

/** What the registry says of one SecWare. */
export interface WareFacts {
  ware: number;
  owner: Address;
  host: string;
  manifestHash: Hex;
  status: "active" | "paused" | "retired";
  sla: SlaFacts;
  plans: readonly PlanFacts[];
  stake: bigint;
}

export interface PlanFacts {
  plan: number;
  planHash: Hex;
  price: bigint;
  /** Calls of one plan. */
  units: number;
  /** Seconds. */
  duration: number;
  /** Which kinds it covers. */
  flags: number;
  /** Blocks until a purchase is honoured. */
  confirmations: number;
  isOnSale: boolean;
}

/** A condition as it stands on the chain: no amount, unless the user says otherwise. Absent fields match anything. */
export interface ConditionFacts {
  target: Address | null;
  selector: Hex | null;
  chainId: number | null;
  /** Seconds of the day, UTC, half open. */
  fromSecond: number | null;
  untilSecond: number | null;
  /** Whether the encrypted document holds an amount for it. */
  hasAmount: boolean;
}

export interface PurchaseFacts {
  purchaseId: Hex;
  plan: number;
  planHash: Hex;
  calls: number;
  used: number;
  amount: bigint;
  /** Seconds. */
  start: number;
  end: number;
  epoch: number;
  buyerNonce: number;
  flags: number;
  /** Blocks until it is honoured. */
  confirmations: number;
  isLive: boolean;
  callers: readonly CallerFacts[];
}

export interface CallerFacts {
  caller: Address;
  maxCalls: number;
  settled: number;
  /** Seconds; 0: not revoked. */
  revokedAt: number;
}

export interface BindingFacts {
  ware: number;
  isBound: boolean;
  host: string;
  manifestHash: Hex;
  wareStatus: WareFacts["status"];
  conditions: readonly ConditionFacts[];
  /** The purchase that the binding uses. */
  purchase: PurchaseFacts;
}

/** Everything about one account's SecHub, from state alone: a node without old logs can answer it. */
export interface HubFacts {
  owner: Address;
  /** Null: none yet. */
  hub: Address | null;
  at: ChainMoment;
  /** The times of the newest blocks, seconds, newest first; empty where every purchase is older than them. */
  recentBlocks: readonly number[];
  document: { version: number; bytes: Hex };
  bindings: readonly BindingFacts[];
}

export interface SoldFacts {
  ware: number;
  host: string;
  purchases: number;
  callsSold: bigint;
  callsSettled: bigint;
  stake: bigint;
  stakeNeeded: bigint;
  withdrawable: bigint;
  /** What came free and is held back, as open claims ask for more than stands as stake. */
  heldBack: bigint;
  waiting: readonly { unlocksAt: number; amount: bigint }[];
}

/** A key that signs for a SecWare, valid from `from` until before `until`, in seconds. */
export interface SigningKeyFacts {
  key: Address;
  from: number;
  until: number;
}
