import { quoteName, quoteText } from "../describe/quote.ts";
import { type HostParts, hostOf, hostPartsOf } from "../hosts/hostParts.ts";
import { isBrandHome } from "../hosts/imitation.ts";
import { sharedParents } from "../hosts/sharedParents.ts";
import type { Level } from "../level.ts";
import type { Listed, ListView } from "../lists/listView.ts";
import { capped, conflictOf, sourceOf } from "./listed.ts";
import type { LocalCheck, Observation } from "./localCheck.ts";

/** What the loaded lists say of the asking site, by its full host. */
export const listedHost: LocalCheck = {
  code: "listed-host",
  find: ({ context: { site, lists } }) => {
    const host = site === null ? null : hostOf(site.origin);
    if (host === null || lists === undefined) return [];
    const said = lists.host(host);
    const exact = said
      .filter(({ level }) => level !== "none")
      .map((listed) => observation(host, listed, said, capFor(host)));
    return exact.length > 0 ? exact : fromParent(host, lists);
  },
};

interface Cap {
  level: Level;
  why: string;
}

/** What one list alone may not do: block everybody below a shared parent, or the home of a brand. */
function capFor(host: string): Cap | null {
  if (sharedParents.has(host))
    return { level: "caution", why: " Anybody gets a name below it, so this only warns." };
  const parts = hostPartsOf(host);
  if (parts === null || !isBrandHome(parts)) return null;
  return { level: "caution", why: " This wallet knows it as a brand's own, so one of them is wrong." };
}

function observation(host: string, listed: Listed, said: readonly Listed[], cap: Cap | null): Observation {
  const level = capped(listed.level, cap?.level);
  return {
    level,
    text: `${quoteName(host, 60)} stands in the list ${quoteName(listed.list.name)}: ${quoteText(listed.reason, 60)}${conflictOf(said)}${cap?.why ?? ""}`,
    remedy: level === "caution" ? "Compare with what you know of the site." : "Reject, and leave the site.",
    about: { host },
    ...sourceOf(listed),
  };
}

/** The domain of a listed owner, under another of its hosts: a warning, never more. Shared parents say nothing of those below. */
function fromParent(host: string, lists: ListView): readonly Observation[] {
  const parts: HostParts | null = hostPartsOf(host);
  if (parts === null || parts.owned === host || isBrandHome(parts)) return [];
  return lists
    .host(parts.owned)
    .filter(({ level }) => level !== "none")
    .map((listed) => ({
      level: "caution",
      text: `${quoteName(parts.owned, 60)}, to which this site belongs, stands in the list ${quoteName(listed.list.name)}: ${quoteText(listed.reason, 60)}`,
      remedy: "Reject unless you know the site.",
      about: { host },
      ...sourceOf(listed),
    }));
}
