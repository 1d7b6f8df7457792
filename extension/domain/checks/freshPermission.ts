import { quoteName } from "../describe/quote.ts";
import { actionsOf, grantsOf, type LocalCheck } from "./localCheck.ts";

const FRESH_MS = 600_000;

/** Power asked for by a site that was connected minutes ago: how most traps go. */
export const freshPermission: LocalCheck = {
  code: "fresh-permission",
  find: ({ reading, context }) => {
    const { site, now } = context;
    if (site?.firstConnectedAt === undefined || now - site.firstConnectedAt >= FRESH_MS) return [];
    if (grantsOf(reading).length === 0 && actionsOf(reading, "operator").length === 0) return [];
    return [
      {
        level: "caution",
        text: `${quoteName(site.origin, 80)} was connected less than 10 minutes ago and asks for power over your assets.`,
        remedy: "Give it only if you know this site.",
        about: { host: site.origin.replace(/^https?:\/\//, "") },
      },
    ];
  },
};
