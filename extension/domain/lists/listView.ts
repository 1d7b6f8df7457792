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

/** One feed, ready to be asked. */
export interface LoadedList {
  about: Pick<Feed, "name" | "date" | "count" | "hash" | "licence">;
  host(host: string): Listed | null;
  address(address: Address, chainId: number): Listed | null;
}

const order = ["critical", "danger", "caution", "none"] as const;
type ListLevel = (typeof order)[number];

/** Makes a feed ready: hosts in compact sets, one for each level and reason class; addresses by name. */
export function loadList(feed: Feed, key: HashKey): LoadedList {
  const { entries: _, v: __, ...about } = feed;
  const list = { name: feed.name, date: feed.date };
  const hosts = hostSets(feed.entries, key);
  const addresses = addressMap(feed.entries);
  return {
    about,
    host(host) {
      const hit = hosts.find(({ set }) => set.has(host));
      return hit === undefined ? null : { list, level: hit.level, reason: hit.reason };
    },
    address(address, chainId) {
      const found = [addresses.get(address), addresses.get(`${chainId}:${address}`)]
        .filter((entry) => entry !== undefined)
        .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))[0];
      return found === undefined ? null : { list, level: found.level, reason: found.reason };
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

interface HostGroup {
  level: ListLevel;
  reason: string;
  set: HostSet;
}

const REASONS_AT_MOST = 4;

/** Worst level first. Of the reasons of a level the commonest keep their words; the rest share one, so that a look-up stays short. */
function hostSets(entries: readonly FeedEntry[], key: HashKey): readonly HostGroup[] {
  return order.flatMap((level) => {
    const byReason = new Map<string, string[]>();
    for (const entry of entries) {
      if (!("host" in entry) || entry.level !== level) continue;
      const hosts = byReason.get(entry.reason);
      if (hosts === undefined) byReason.set(entry.reason, [entry.host]);
      else hosts.push(entry.host);
    }
    const groups = [...byReason].sort(([, a], [, b]) => b.length - a.length);
    const named = groups.slice(0, REASONS_AT_MOST).map(([reason, hosts]) => ({ reason, hosts }));
    const others = groups.slice(REASONS_AT_MOST).flatMap(([, hosts]) => hosts);
    const all = others.length === 0 ? named : [...named, { reason: "Listed.", hosts: others }];
    return all.map(({ reason, hosts }) => ({ level, reason, set: createHostSet(hosts, key) }));
  });
}

type AddressEntry = Extract<FeedEntry, { address: Address }>;

function addressMap(entries: readonly FeedEntry[]): ReadonlyMap<string, AddressEntry> {
  const map = new Map<string, AddressEntry>();
  for (const entry of entries) {
    if (!("address" in entry)) continue;
    const name = entry.chainId === undefined ? entry.address : `${entry.chainId}:${entry.address}`;
    const other = map.get(name);
    if (other === undefined || order.indexOf(entry.level) < order.indexOf(other.level)) map.set(name, entry);
  }
  return map;
}
