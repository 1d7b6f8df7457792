import type { Address } from "../primitives.ts";
import type { Asset, OrderDeed } from "./action.ts";
import { complete } from "./complete.ts";
import { lower } from "./dynamic.ts";
import type { CallContext } from "./wordFunction.ts";

/** A thing as Seaport names it. */
export interface SeaportItem {
  kind: number;
  token: Address;
  id: bigint;
}

interface Trade {
  gives: readonly (Asset | null)[];
  gets: readonly (Asset | null)[];
  recipient: Address;
}

/** What taking an order comes to, net of what goes both ways. Null: something in it could not be read. */
export function taken(
  { endTime }: { endTime: bigint },
  { gives, gets, recipient }: Trade,
  at: CallContext,
): OrderDeed | null {
  const given = complete(gives)?.filter(({ kind }) => kind !== "coin") ?? null;
  const got = complete(gets);
  if (given === null || got === null) return null;
  return {
    ...ownOrder(at),
    gives: recipient === at.actor ? without(given, got) : given,
    gets: (recipient === at.actor ? without(got, given) : got).map((asset) => ({ asset, recipient })),
    endsAt: endTime,
    isFill: true,
  };
}

/** What is left of each asset where as much of the same token goes the other way, as fees do that the caller pays out of what comes. */
function without(list: readonly Asset[], others: readonly Asset[]): readonly Asset[] {
  return list.flatMap((asset): readonly Asset[] => {
    if (asset.kind !== "erc20") return [asset];
    const same = others.filter((other) => other.kind === "erc20" && other.token === asset.token);
    const back = same.reduce((sum, { amount }) => sum + amount, 0n);
    if (same.length === 0) return [asset];
    return asset.amount > back ? [{ ...asset, amount: asset.amount - back }] : [];
  });
}

/** What every order of these functions has in common. */
export function ownOrder(at: CallContext): Omit<OrderDeed, "gives" | "gets" | "endsAt"> {
  return {
    kind: "order",
    market: at.contract,
    name: "Seaport",
    maker: at.actor,
    taker: null,
    isComplete: true,
  };
}

/** Null: a kind of thing that is not known. */
export function assetOf({ kind, token, id }: SeaportItem, amount: bigint): Asset | null {
  if (kind === 0) return { kind: "coin", amount };
  if (kind === 1) return { kind: "erc20", token: lower(token), amount };
  if (kind > 5) return null;
  return { kind: "nft", token: lower(token), tokenId: kind >= 4 ? null : id, amount };
}
