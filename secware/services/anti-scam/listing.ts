import type { Address } from "../../../protocol/index.ts";
import type { Feed, FeedEntry } from "./feed.ts";

/** A feed, ready to be asked. */
export interface Listing {
  feed: Feed;
  /** The entry of an address, or null: not found, which is no proof of anything. */
  address(address: Address): FeedEntry | null;
  /** The entry of a host or of a host above it, or null. */
  host(host: string): FeedEntry | null;
}

/** Indexes a feed. Of two entries for one thing the worse counts. */
export function createListing(feed: Feed): Listing {
  const addresses = new Map<string, FeedEntry>();
  const hosts = new Map<string, FeedEntry>();
  for (const entry of feed.entries) {
    const [map, key] = "address" in entry ? [addresses, entry.address] : [hosts, entry.host];
    const other = map.get(key);
    if (other === undefined || ORDER.indexOf(entry.level) > ORDER.indexOf(other.level)) map.set(key, entry);
  }
  return {
    feed,
    address: (address) => addresses.get(address) ?? null,
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
const ORDER = ["caution", "danger", "critical"];
