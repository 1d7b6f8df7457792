import { quoteName } from "../describe/quote.ts";
import { mixesScripts } from "../hosts/confusables.ts";
import { hostOf } from "../hosts/hostParts.ts";
import { readLabel } from "../hosts/punycode.ts";
import type { LocalCheck } from "./localCheck.ts";

/** Addresses in other letters than the plain Latin ones, which browsers may show as they look and not as they are. */
export const foreignScriptHost: LocalCheck = {
  code: "foreign-script-host",
  find: ({ context }) => {
    const host = context.site === null ? null : hostOf(context.site.origin);
    if (host === null || !host.split(".").some((label) => label.startsWith("xn--"))) return [];
    const labels = host.split(".").map(readLabel);
    return [
      {
        level: "caution",
        text: `The site's address is ${quoteName(host, 80)}, ${wordsFor(labels)}.`,
        remedy: "Compare the address letter by letter with the one you meant.",
        about: { host },
      },
    ];
  },
};

function wordsFor(labels: readonly (string | null)[]): string {
  if (labels.includes(null)) return "which is not a valid way to write any name";
  const shown = quoteName(labels.join("."), 60);
  const isMixed = labels.some((label) => label !== null && mixesScripts(label));
  return isMixed
    ? `shown as ${shown}, which mixes two alphabets in one word`
    : `shown as ${shown}, in letters that can look like others`;
}
