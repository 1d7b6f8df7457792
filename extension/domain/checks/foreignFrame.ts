import { getDomain } from "tldts";
import { quoteName } from "../describe/quote.ts";
import type { LocalCheck } from "./localCheck.ts";

/** A request out of a frame in another site's page, where the address bar names somebody else. */
export const foreignFrame: LocalCheck = {
  code: "foreign-frame",
  find: ({ context: { site } }) => {
    if (site === null || site.topOrigin === undefined || isSameOwner(site.origin, site.topOrigin)) return [];
    const around =
      site.topOrigin === null ? "a page that the browser does not name" : quoteName(site.topOrigin, 60);
    return [
      {
        level: "caution",
        text: `${quoteName(site.origin, 60)} asks out of a frame inside ${around}. The address bar does not show who asks.`,
        remedy: "Open the site itself, or reject.",
        about: { host: site.origin.replace(/^https?:\/\//, "") },
      },
    ];
  },
};

function isSameOwner(origin: string, topOrigin: string | null): boolean {
  if (topOrigin === null) return false;
  if (origin === topOrigin) return true;
  const domain = getDomain(origin, { allowPrivateDomains: true });
  return domain !== null && domain === getDomain(topOrigin, { allowPrivateDomains: true });
}
