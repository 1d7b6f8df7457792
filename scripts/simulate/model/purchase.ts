import type { Account } from "./accounts.ts";
import type { Registry } from "./registry.ts";
import { earned } from "./voucherMath.ts";

export type PurchaseState = "live" | "cancelling" | "closed";

export interface Purchase {
  id: number;
  owner: Account;
  via: "owner" | "desk" | "packages";
  ware: number;
  plan: number;
  /** The how-manieth of this owner with this SecWare, from 0. */
  nonce: number;
  amount: bigint;
  calls: bigint;
  used: bigint;
  /** In hundredths. */
  points: bigint;
  start: number;
  end: number;
  cancelAt: number;
  state: PurchaseState;
  isFeeWaived: boolean;
}

/** When it would end if nobody cancelled. */
export function endsAt(purchase: Purchase, registry: Registry): number {
  const { endedAt } = registry.wareOf(purchase.ware);
  return endedAt !== 0 && endedAt < purchase.end ? endedAt : purchase.end;
}

/** When new calls end. */
export function closesAt(purchase: Purchase, registry: Registry): number {
  const ends = endsAt(purchase, registry);
  return purchase.state === "cancelling" && purchase.cancelAt < ends ? purchase.cancelAt : ends;
}

/** What was served of it until now. */
export function earnedOf(purchase: Purchase): bigint {
  return purchase.calls === 0n ? 0n : earned(purchase.amount, purchase.used, purchase.calls);
}
