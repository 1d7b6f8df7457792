import type { Address, Hex } from "./primitives.ts";

/** A scoped, expiring, logged exception the user made. Plain and cloneable. */
export interface Override {
  id: string;
  /** Null: every account of this wallet. */
  account: Address | null;
  what: OverrideScope;
  which: OverrideTarget;
  /** Milliseconds; before it nothing is excepted. */
  startsAt: number;
  /** Milliseconds; null: until it is ended. */
  endsAt: number | null;
  /** Null: any number. */
  usesLeft: number | null;
  /** Null: any amount. Counted over all uses, of this one token; another token is not covered. */
  limit: { token: Address | "native"; amount: bigint; used: bigint } | null;
  /** The user's own words. */
  reason: string;
}

/** What an exception covers, narrowest first. */
export type OverrideScope =
  | { kind: "request"; subjectHash: Hex }
  | { kind: "function"; chain: number; contract: Address; selector: Hex }
  | { kind: "contract"; chain: number; contract: Address }
  | { kind: "site"; origin: string };

/** Whose word an exception silences. */
export type OverrideTarget =
  | { kind: "rule"; rule: string }
  /** That SecWare's verdicts. */
  | { kind: "secware"; ware: number }
  /** Local findings of this code. */
  | { kind: "finding"; code: string }
  | { kind: "all" };
