import { quoteName } from "../describe/quote.ts";
import { hostPartsOf } from "../hosts/hostParts.ts";
import { type Imitation, imitationIn, type Manner } from "../hosts/imitation.ts";
import type { LocalCheck } from "./localCheck.ts";

const manners: Readonly<Record<Manner, string>> = {
  "foreign-letters": "is written with foreign letters that look like",
  confusable: "is written with letters that look like",
  "address-inside": "begins with the address of",
  "same-name": "has the name of another site,",
  "name-inside": "has in it the name of",
  misspelt: "is almost the name of",
};

/** Sites that look like a well-known one by their address, and are not. */
export const imitatedSite: LocalCheck = {
  code: "imitated-site",
  find: ({ context }) => {
    const parts = context.site === null ? null : hostPartsOf(context.site.origin);
    const imitation = parts === null ? null : imitationIn(parts);
    if (parts === null || imitation === null) return [];
    const [home] = imitation.brand.homes;
    return [
      {
        level: imitation.manner === "foreign-letters" ? "danger" : "caution",
        text: `The site's address, ${quoteName(parts.host, 80)}, ${manners[imitation.manner]} ${nameOf(imitation)}, which is at home at ${home}.`,
        remedy: `If you meant ${nameOf(imitation)}, reject and type ${home} yourself.`,
        about: { host: parts.host },
      },
    ];
  },
};

function nameOf({ brand }: Imitation): string {
  return `“${brand.word}”`;
}
