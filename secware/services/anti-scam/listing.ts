import type { Address } from "../../../protocol/index.ts";
import type { Feed, FeedEntry } from "./feed.ts";

/** A feed, ready to be asked. */
export interface Listing {
  feed: Feed;
  /** The entry of an address on a chain, or null: not found, which is no proof of anything. */
  address(address: Address, chainId: number): FeedEntry | null;
  /** The entry of a host or of a host above it, or null. */
  host(host: string): FeedEntry | null;
}

/** Indexes a feed. Of two entries for one thing the worse counts. */
export function createListing(feed: Feed): Listing {
  const addresses = new Map<string, FeedEntry>();
  const hosts = new Map<string, FeedEntry>();
  for (const entry of feed.entries) {
    const [map, key] =
      "address" in entry ? [addresses, nameOf(entry.address, entry.chainId)] : [hosts, entry.host];
    const other = map.get(key);
    map.set(key, worse(entry, other) ?? entry);
  }
  return {
    feed,
    address: (address, chainId) =>
      worse(addresses.get(nameOf(address)), addresses.get(nameOf(address, chainId))),
    host(host) {
      const labels = host.toLowerCase().replace(/\.$/, "").split(".");
      for (let from = 0; from < labels.length; from++) {
        const found = hosts.get(labels.slice(from).join("."));
        if (found !== undefined) return found;
      }
      return null;
    },
  };
}

function nameOf(address: Address, chainId?: number): string {
  return chainId === undefined ? address : `${chainId}:${address}`;
}

const ORDER = ["caution", "danger", "critical"];
function worse(one: FeedEntry | undefined, other: FeedEntry | undefined): FeedEntry | null {
  if (one === undefined || other === undefined) return one ?? other ?? null;
  return ORDER.indexOf(other.level) > ORDER.indexOf(one.level) ? other : one;
}
