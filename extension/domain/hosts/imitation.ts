import { type Brand, brandHomes, brands } from "./brands.ts";
import { foldDigits, mixesScripts, skeletonOf } from "./confusables.ts";
import type { HostParts } from "./hostParts.ts";
import { asksIn, withoutInnocent } from "./lure.ts";
import { walletThings } from "./lureWords.ts";
import { isOneEditAway } from "./oneEdit.ts";

/** What a host does to look like a brand's own. */
export type Manner =
  | "foreign-letters"
  | "confusable"
  | "address-inside"
  | "same-name"
  | "name-inside"
  | "misspelt";
export interface Imitation {
  brand: Brand;
  manner: Manner;
}

const LONG_ENOUGH_TO_MISSPELL = 7;
/** Names of others that are one letter away from a brand's. */
const otherNames = new Set(["speedify", "trustpay"]);
const distinct = brands.filter(({ isCommon }) => !isCommon);
const folded = new Map(distinct.map((brand) => [foldDigits(brand.word), brand] as const));

/** Whether a host is some brand's own: its registrable domain, or a host of it below a shared parent. */
export function isBrandHome({ host, owned }: HostParts): boolean {
  return brandHomes.has(owned) || brandHomes.has(host);
}

/** The brand that a host looks like without being its own, or null. */
export function imitationIn(parts: HostParts): Imitation | null {
  if (isBrandHome(parts)) return null;
  return byLetters(parts) ?? byAddress(parts) ?? byName(parts) ?? bySpelling(parts);
}

/** A name of letters that only look like a brand's. */
function byLetters({ name, below }: HostParts): Imitation | null {
  for (const label of [name, ...below]) {
    const skeleton = skeletonOf(label);
    if (skeleton === label) continue;
    const brand = distinct.find(({ word }) => skeleton.includes(word)) ?? brandNamed(skeleton);
    if (brand !== undefined) return { brand, manner: mixesScripts(label) ? "foreign-letters" : "confusable" };
  }
  return null;
}

/** A brand's whole address as the beginning of a stranger's: `app.uniswap.org.example.com`, `app-uniswap-org.example.com`. */
function byAddress({ name, below }: HostParts): Imitation | null {
  const text = `.${[...below, name].join(".").replaceAll("-", ".")}.`;
  for (const brand of brands) {
    if (brand.homes.some((home) => home.length >= 6 && text.includes(`.${home}.`)))
      return { brand, manner: "address-inside" };
  }
  return null;
}

/** A brand's name in a domain that is not its own, or chosen below a parent where anybody gets a name. */
function byName({ name, below, sharedParent, owned }: HostParts): Imitation | null {
  const exact = distinct.find(({ word }) => word === name);
  if (exact !== undefined) return { brand: exact, manner: "same-name" };
  const chosen = withoutInnocent(sharedParent === null ? name : [...below, name].join("-"));
  const inside =
    distinct.find(({ word }) => word.length > 5 && chosen.includes(word)) ?? brandTokenIn(chosen, distinct);
  if (inside !== undefined) return { brand: inside, manner: "name-inside" };
  const common = brandTokenIn(chosen, commonBrands) ?? glued(chosen);
  if (common !== undefined && saysMore(chosen, common.word, owned))
    return { brand: common, manner: "name-inside" };
  return belowStranger(below);
}

/** A brand and a word that asks for something, before a stranger's domain: `uniswap-claim.example.com`. */
function belowStranger(below: readonly string[]): Imitation | null {
  for (const label of below) {
    const brand = distinct.find(({ word }) => word.length > 5 && label.includes(word));
    if (brand !== undefined && asksIn(label.replace(brand.word, "-")) !== null)
      return { brand, manner: "name-inside" };
  }
  return null;
}

/** One letter more, less, other or swapped; digits for letters. */
function bySpelling({ name, below, sharedParent }: HostParts): Imitation | null {
  const labels = sharedParent === null ? [name] : [...below, name];
  const words = labels.flatMap((label) => [label.replaceAll("-", ""), ...label.split("-")]);
  for (const word of words) {
    if (otherNames.has(word)) continue;
    const seen = foldDigits(word);
    const same = folded.get(seen);
    if (same !== undefined) return { brand: same, manner: "misspelt" };
    for (const [spelt, brand] of folded) {
      if (spelt.length >= LONG_ENOUGH_TO_MISSPELL && spelt[0] === seen[0] && isOneEditAway(seen, spelt))
        return { brand, manner: "misspelt" };
    }
  }
  return null;
}

const commonBrands = brands.filter(({ isCommon }) => isCommon);

function brandNamed(name: string): Brand | undefined {
  return brands.find(({ word }) => word === name);
}

function brandTokenIn(text: string, among: readonly Brand[]): Brand | undefined {
  const tokens = text.split(/[-.]/);
  return among.find(({ word }) => tokens.includes(word));
}

/** A common word of five letters or more that a name begins or ends with. */
function glued(text: string): Brand | undefined {
  return commonBrands.find(({ word }) => word.length >= 5 && (text.startsWith(word) || text.endsWith(word)));
}

/** Whether what stands beside a common word makes it a brand: a word that asks, or one of the field. */
function saysMore(text: string, word: string, owned: string): boolean {
  const rest = text.replace(word, "-");
  const ending = owned.split(".").at(-1) ?? "";
  return asksIn(rest) !== null || walletThings.some((thing) => rest.includes(thing)) || ending === "claims";
}
