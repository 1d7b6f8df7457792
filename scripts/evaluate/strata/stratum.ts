import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { RowContext } from "../rows.ts";
import type { Dice } from "./dice.ts";

/** The account that every generated request is for. */
export const victim: Address = "0x8ba1f109551bd432803012645ac136ddd64dba72";

/** The families that have a goal of their own. */
export type Group = "grants" | "orders" | "payable lures" | "address poisoning";

/** What would be signed, before a mutator gives it its outer form. */
export type Draft = CallDraft | TypedDraft;

export interface CallDraft {
  kind: "call";
  to: Address;
  value: bigint;
  data: Hex;
  context: RowContext;
}

export interface TypedDraft {
  kind: "typed";
  typedData: TypedDataDraft;
  context: RowContext;
}

export interface TypedDataDraft {
  types: Readonly<Record<string, readonly { name: string; type: string }[]>>;
  primaryType: string;
  domain: Readonly<Record<string, unknown>>;
  message: Readonly<Record<string, unknown>>;
}

/** A malicious request and the benign one that differs from it in the dangerous fact alone. */
export interface Pair {
  variant: string;
  malicious: Draft;
  benign: Draft;
}

/** One category of attack. */
export interface Stratum {
  name: string;
  group: Group;
  make: (dice: Dice, parts: Parts) => Pair;
}

/** Addresses that were reported as thieves', from the data if it has them, else drawn. */
export interface Parts {
  thieves: readonly Address[];
}
