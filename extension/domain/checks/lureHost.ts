import { quoteName } from "../describe/quote.ts";
import { hostPartsOf } from "../hosts/hostParts.ts";
import { imitationIn, isBrandHome } from "../hosts/imitation.ts";
import { lureIn } from "../hosts/lure.ts";
import type { LocalCheck } from "./localCheck.ts";

/** Sites whose address is made of the words of a trap: a claim, a repair of wallets, a migration of tokens. */
export const lureHost: LocalCheck = {
  code: "lure-host",
  find: ({ context }) => {
    const parts = context.site === null ? null : hostPartsOf(context.site.origin);
    if (parts === null || lureIn(parts) === null) return [];
    if (isBrandHome(parts) || imitationIn(parts) !== null) return [];
    const where =
      parts.sharedParent === null
        ? ""
        : `, below ${parts.sharedParent}, where anybody gets a name for nothing`;
    return [
      {
        level: "caution",
        text: `The site's address, ${quoteName(parts.host, 80)}, is made of words that traps for wallets use${where}.`,
        remedy: "Reject unless you know who runs this site and came here by yourself.",
        about: { host: parts.host },
      },
    ];
  },
};
