import type { HostParts } from "./hostParts.ts";
import { asks, innocentWords, things, walletThings, weakAsks } from "./lureWords.ts";

/** The words of a trap in a name: what it asks for, and what it is said to be about. */
export interface Lure {
  ask: string;
  thing: string;
}

/** Whether a name that its owner chose is made of the words of a trap; null: not. */
export function lureIn({ name, below, sharedParent, owned }: HostParts): Lure | null {
  const text = [...below, name].join(".");
  const chosen = sharedParent === null ? name : text;
  const pair = pairIn(chosen) ?? pairWithEnding(name, owned);
  if (pair !== null || sharedParent === null) return pair;
  return onSharedParent(chosen);
}

/** Whether a text has any word that asks for something, the weak ones included. */
export function asksIn(text: string): string | null {
  const plain = withoutInnocent(text);
  return [...asks, ...weakAsks].find((word) => plain.includes(word)) ?? null;
}

function pairIn(text: string): Lure | null {
  const plain = withoutInnocent(text);
  return pairOf(plain, asks, things) ?? pairOf(plain, weakAsks, walletThings);
}

/** `token.claims`, `drop-airdrop.network`: the ending says the other half. */
function pairWithEnding(name: string, owned: string): Lure | null {
  const ending = owned.split(".").at(-1) ?? "";
  if (!endings.has(ending)) return null;
  const ask = asks.find((word) => withoutInnocent(name).includes(word));
  return ask === undefined ? null : { ask, thing: ending };
}
const endings = new Set(["claims", "network", "finance", "exchange"]);

/** Where anybody gets a name for nothing, one such word is enough. */
function onSharedParent(text: string): Lure | null {
  const plain = withoutInnocent(text);
  const ask = ["airdrop", "claim", "giveaway", "rectif", "whitelist", "presale"].find((word) =>
    plain.includes(word),
  );
  if (ask !== undefined) return { ask, thing: "" };
  const thing = walletThings.find((word) => plain.includes(word));
  return thing === undefined ? null : { ask: "", thing };
}

function pairOf(text: string, first: readonly string[], second: readonly string[]): Lure | null {
  for (const ask of first) {
    if (!text.includes(ask)) continue;
    const rest = text.replace(ask, "-");
    const thing = second.find((word) => rest.includes(word));
    if (thing !== undefined) return { ask, thing };
  }
  return null;
}

/** A text without the words that only contain one of ours. */
export function withoutInnocent(text: string): string {
  return innocentWords.reduce((rest, word) => rest.replaceAll(word, "-"), text);
}
