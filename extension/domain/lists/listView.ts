import type { Level } from "../level.ts";
import type { Address } from "../primitives.ts";
import type { Feed, FeedEntry } from "./feed.ts";
import { createHostSet, type HashKey, type HostSet } from "./hostSet.ts";

/** What one list says of one thing. */
export interface Listed {
  list: { name: string /** ISO 8601. */; date: string };
  /** `none`: the list says that it is harmless. */
  level: Level;
  reason: string;
}

/** The loaded lists, to be asked. Functions: it lives in the worker's memory and is never sent or kept. */
export interface ListView {
  readonly loaded: number;
  /** The date of the oldest, ISO 8601; null: none is loaded. */
  readonly oldest: string | null;
  /** By exact host. Each list that knows it answers once, with its worst word. */
  host(host: string): readonly Listed[];
  address(address: Address, chainId: number): readonly Listed[];
}

/** What a feed says of itself. */
export type AboutFeed = Pick<Feed, "name" | "date" | "count" | "hash" | "licence">;

/** One feed, ready to be asked. */
export interface LoadedList {
  about: AboutFeed;
  /** Held for look-ups. */
  bytes: number;
  host(host: string): Listed | null;
  address(address: Address, chainId: number): Listed | null;
}

const order = ["critical", "danger", "caution", "none"] as const;
type ListLevel = (typeof order)[number];

/** Makes a feed ready: what it names goes into compact sets, one for each level and reason class. The feed itself is not held. */
export function loadList(feed: Feed, key: HashKey): LoadedList {
  const { entries, v: _, ...about } = feed;
  const list = { name: feed.name, date: feed.date };
  const hosts = groupsOf(entries.filter(isHostEntry), ({ host }) => host, key);
  const addresses = groupsOf(entries.filter(isAddressEntry), nameOfAddress, key);
  const listed = (hit: NameGroup | undefined) =>
    hit === undefined ? null : { list, level: hit.level, reason: hit.reason };
  return {
    about,
    bytes: [...hosts, ...addresses].reduce((sum, { set }) => sum + set.bytes, 0),
    host: (host) => listed(hosts.find(({ set }) => set.has(host))),
    address(address, chainId) {
      const here = `${chainId}:${address}`;
      return listed(addresses.find(({ set }) => set.has(address) || set.has(here)));
    },
  };
}

/** All loaded lists as one. */
export function viewOf(lists: readonly LoadedList[]): ListView {
  return {
    loaded: lists.length,
    oldest: lists.map(({ about }) => about.date).sort()[0] ?? null,
    host: (host) => lists.map((list) => list.host(host)).filter((hit) => hit !== null),
    address: (address, chainId) =>
      lists.map((list) => list.address(address, chainId)).filter((hit) => hit !== null),
  };
}

interface NameGroup {
  level: ListLevel;
  reason: string;
  set: HostSet;
}

const REASONS_AT_MOST = 4;

/** Worst level first. Of the reasons of a level the commonest keep their words; the rest share one, so that a look-up stays short. */
function groupsOf<E extends FeedEntry>(
  entries: readonly E[],
  nameOf: (entry: E) => string,
  key: HashKey,
): readonly NameGroup[] {
  return order.flatMap((level) => {
    const byReason = new Map<string, string[]>();
    for (const entry of entries) {
      if (entry.level !== level) continue;
      const names = byReason.get(entry.reason);
      if (names === undefined) byReason.set(entry.reason, [nameOf(entry)]);
      else names.push(nameOf(entry));
    }
    const groups = [...byReason].sort(([, a], [, b]) => b.length - a.length);
    const named = groups.slice(0, REASONS_AT_MOST).map(([reason, names]) => ({ reason, names }));
    const others = groups.slice(REASONS_AT_MOST).flatMap(([, names]) => names);
    const all = others.length === 0 ? named : [...named, { reason: "Listed.", names: others }];
    return all.map(({ reason, names }) => ({ level, reason, set: createHostSet(names, key) }));
  });
}

type AddressEntry = Extract<FeedEntry, { address: Address }>;
type HostEntry = Extract<FeedEntry, { host: string }>;

export function isHostEntry(entry: FeedEntry): entry is HostEntry {
  return "host" in entry;
}

export function isAddressEntry(entry: FeedEntry): entry is AddressEntry {
  return "address" in entry;
}

/** Without a chain an address is meant on every one. */
function nameOfAddress({ chainId, address }: AddressEntry): string {
  return chainId === undefined ? address : `${chainId}:${address}`;
}
