import type { Action } from "../decode/action.ts";
import type { Level } from "../level.ts";
import type { Address, Hex } from "../primitives.ts";
import type { Subject } from "../subject.ts";
import type { Movement } from "./movements.ts";

/**
 * Everything that rules and exceptions may ask about one request. Plain and cloneable, so that a past request can be decided
 * again; nothing in it depends on the policy.
 */
export interface PolicyFacts {
  kind: Subject["kind"];
  account: Address | null;
  chain: number | null;
  /** Null where the wallet itself asks. */
  site: string | null;
  /** Null for a subject that is never signed. */
  subjectHash: Hex | null;
  /** The contract and function of each call; selector null: no data, or less than four bytes. Creation: `to` null. */
  calls: readonly { to: Address | null; selector: Hex | null }[];
  /** Of typed data. */
  verifyingContract: Address | null;
  actions: readonly Action["kind"][];
  /** The contracts called, and whoever gains by an action. */
  targets: readonly Address[];
  /** Who gains by each action, in order; null: cannot be named. */
  gainers: readonly (Address | null)[];
  spenders: readonly Address[];
  /** Single ones, then the sum of each token. */
  movements: readonly Movement[];
  /** False: more may be inside than is known. */
  isUnderstood: boolean;
  /** Milliseconds. */
  now: number;
  /** False: time facts and sums over time are unknown. */
  isClockTrusted: boolean;
}

/** One signed request, as sums over time count it. */
export interface PastSpend {
  /** Milliseconds. */
  at: number;
  account: Address;
  chain: number | null;
  kind: Subject["kind"];
  site: string | null;
  targets: readonly Address[];
  /** The sum of each token; null: not known how much. */
  moved: Readonly<Partial<Record<Address | "native", bigint | null>>>;
}

/** What a SecWare said or did not say, as rules and combining see it. */
export interface Vote {
  ware: number;
  /** Null: it was asked and is a gap. */
  level: Level | null;
}
