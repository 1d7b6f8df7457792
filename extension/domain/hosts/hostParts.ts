import { getHostname, parse } from "tldts";
import { readLabel } from "./punycode.ts";
import { sharedParents } from "./sharedParents.ts";

/** A host, taken apart by who decides about each part. */
export interface HostParts {
  /** Lower case, without a final dot or port. */
  host: string;
  /** The parent under which anybody gets a name, or null. */
  sharedParent: string | null;
  /** What one owner holds: the registrable domain, or the name below a shared parent. */
  owned: string;
  /** Its first label, decoded from punycode where that is possible. */
  name: string;
  /** Labels before it, left to right, decoded. */
  below: readonly string[];
}

/** Takes the host of an origin or a URL apart; null for addresses of machines and for what has no public suffix. */
export function hostPartsOf(origin: string): HostParts | null {
  const host = hostOf(origin);
  if (host === null) return null;
  const { domain, isIp, isIcann } = parse(host, { validateHostname: false });
  if (isIp === true || domain === null || isIcann !== true) return null;
  const sharedParent = sharedParentOf(host);
  const owned = sharedParent === null ? domain : ownedBelow(host, sharedParent);
  const labels = host.split(".").map((label) => readLabel(label) ?? label);
  const depth = labels.length - owned.split(".").length;
  return { host, sharedParent, owned, name: labels[depth] ?? "", below: labels.slice(0, depth) };
}

/** The host that an origin or a bare host names, in lower case, without a final dot; null: none. */
export function hostOf(text: string): string | null {
  return getHostname(text, { validateHostname: false })?.toLowerCase().replace(/\.$/, "") || null;
}

/** The shared parent that a host stands strictly below, or null. */
export function sharedParentOf(host: string): string | null {
  const labels = host.split(".");
  for (let from = 1; from < labels.length - 1; from += 1) {
    const parent = labels.slice(from).join(".");
    if (sharedParents.has(parent)) return parent;
  }
  return null;
}

function ownedBelow(host: string, parent: string): string {
  const count = parent.split(".").length + 1;
  return host.split(".").slice(-count).join(".");
}
