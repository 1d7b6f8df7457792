import type { PlanView, WareView } from "../../../extension/messages/views.ts";

export interface CatalogueFilter {
  search: string;
  /** Empty: any. */
  kind: string;
  isFreeOnly: boolean;
}

/** The SecWares that match, those that can be bought first, then in the registry's order; never by payment. */
export function filterWares(wares: readonly WareView[], filter: CatalogueFilter): readonly WareView[] {
  const needle = filter.search.trim().toLowerCase();
  return wares
    .filter(({ kinds }) => filter.kind === "" || kinds.includes(filter.kind))
    .filter((ware) => !filter.isFreeOnly || freePlanOf(ware) !== undefined)
    .filter(({ name, description, host, category }) =>
      [name, description, host, category].some((text) => text.toLowerCase().includes(needle)),
    )
    .toSorted((a, b) => Number(b.isVerified) - Number(a.isVerified) || a.ware - b.ware);
}

export function freePlanOf({ plans }: WareView): PlanView | undefined {
  return plans.find(({ isOnSale, price }) => isOnSale && BigInt(price) === 0n);
}

/** The plans on sale, cheapest first. */
export function plansOnSale({ plans }: WareView): readonly PlanView[] {
  return plans
    .filter(({ isOnSale }) => isOnSale)
    .toSorted((a, b) =>
      BigInt(a.price) < BigInt(b.price) ? -1 : BigInt(a.price) > BigInt(b.price) ? 1 : a.plan - b.plan,
    );
}

/** Exact total of `quantity` plans, smallest unit; null where the quantity is none that can be bought. */
export function totalOf(plan: PlanView, quantity: string): bigint | null {
  if (!/^[1-9]\d{0,3}$/.test(quantity.trim())) return null;
  const count = BigInt(quantity.trim());
  return count <= 1000n ? BigInt(plan.price) * count : null;
}
