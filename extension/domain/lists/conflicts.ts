import type { Level } from "../level.ts";
import type { Address } from "../primitives.ts";
import type { FeedEntry } from "./feed.ts";
import { isAddressEntry, type LoadedList } from "./listView.ts";

/** A word of a list that something else contradicts. Shown to the user; it changes no finding. */
export interface ListConflict {
  /** A host, or an address. */
  what: string;
  /** The list that says something bad of it, and how bad. */
  list: string;
  level: Level;
  /** Who says the contrary. */
  against:
    | { kind: "list"; name: string }
    | { kind: "core-token"; symbol: string }
    | { kind: "shared-parent" }
    | { kind: "brand" }
    | { kind: "own-account"; name: string }
    | { kind: "dealt-with" }
    | { kind: "connected-site" };
}

/** Conflicts in order, cut short, and how many there are in all. */
export interface Conflicts {
  shown: readonly ListConflict[];
  total: number;
}

/** What this wallet and its user hold to be good. */
export interface KnownGood {
  coreTokens: readonly { chainId: number; address: Address; symbol: string }[];
  sharedParents: readonly string[];
  brandHosts: readonly string[];
  ownAccounts: readonly { address: Address; name: string }[];
  /** Whom the user's accounts sent to or approved. */
  dealtWith: readonly Address[];
  connectedHosts: readonly string[];
  /** The chains on which the user's own addresses are looked up. */
  chainIds: readonly number[];
}

export const CONFLICTS_AT_MOST = 50;

/** What one feed's entries say against the word of another list that is loaded, in either direction. One pass over the entries. */
export function conflictsWith(
  { name, entries }: { name: string; entries: readonly FeedEntry[] },
  other: LoadedList,
): Conflicts {
  const shown: ListConflict[] = [];
  let total = 0;
  for (const entry of entries) {
    const said = isAddressEntry(entry)
      ? other.address(entry.address, entry.chainId ?? 0)
      : other.host(entry.host);
    if (said === null || (said.level === "none") === (entry.level === "none")) continue;
    total += 1;
    if (shown.length >= CONFLICTS_AT_MOST) continue;
    const what = isAddressEntry(entry) ? entry.address : entry.host;
    const isAccusing = entry.level !== "none";
    shown.push({
      what,
      list: isAccusing ? name : other.about.name,
      level: isAccusing ? entry.level : said.level,
      against: { kind: "list", name: isAccusing ? other.about.name : name },
    });
  }
  return { shown, total };
}

/** What one list says against what is known to be good. Few look-ups: as many as there are known things. */
export function conflictsWithKnown(list: LoadedList, known: KnownGood): readonly ListConflict[] {
  const { name } = list.about;
  const host = (what: string, against: ListConflict["against"]) => conflictOf(list.host(what), what, against);
  const address = (what: Address, chainIds: readonly number[], against: ListConflict["against"]) => {
    const worst = [0, ...chainIds].map((chainId) => list.address(what, chainId)).find(isBad);
    return conflictOf(worst ?? null, what, against);
  };
  const conflictOf = (
    said: ReturnType<LoadedList["host"]>,
    what: string,
    against: ListConflict["against"],
  ) => (isBad(said) ? [{ what, list: name, level: said.level, against }] : []);
  return [
    ...known.coreTokens.flatMap(({ chainId, address: token, symbol }) =>
      address(token, [chainId], { kind: "core-token", symbol }),
    ),
    ...known.ownAccounts.flatMap((own) =>
      address(own.address, known.chainIds, { kind: "own-account", name: own.name }),
    ),
    ...[...new Set(known.dealtWith)].flatMap((party) =>
      address(party, known.chainIds, { kind: "dealt-with" }),
    ),
    ...known.connectedHosts.flatMap((one) => host(one, { kind: "connected-site" })),
    ...known.brandHosts.flatMap((one) => host(one, { kind: "brand" })),
    ...known.sharedParents.flatMap((one) => host(one, { kind: "shared-parent" })),
  ];
}

function isBad<T extends { level: Level }>(said: T | null): said is T {
  return said !== null && said.level !== "none";
}
