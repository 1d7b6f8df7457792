import type { Description, FlowView } from "../../extension/domain/description.ts";
import { type Share, wilson } from "./wilson.ts";

/** How many of the facts that a device shows stand in what the wallet says. */
export interface FactsShown {
  facts: number;
  shown: number;
  share: Share | null;
  /** Of the missing ones those that are somebody's name, which only a device's server knows. They count as missing. */
  namesMissing: number;
  /** Facts that are missing most often, with how often. */
  missing: readonly (readonly [text: string, count: number])[];
}

/** One request's description beside the facts it should show; null where the request was refused. */
export interface Shown {
  description: Description | null;
  expectedTexts: readonly string[];
}

/** Counts the facts that are shown. A fact is shown when its text, without blanks and case, stands anywhere in what is said. */
export function countFacts(requests: readonly Shown[]): FactsShown {
  const missing = new Map<string, number>();
  let facts = 0;
  for (const { description, expectedTexts } of requests) {
    const said = description === null ? "" : textOf(description);
    const rows = description?.rows ?? [];
    for (const text of expectedTexts) {
      facts += 1;
      if (!said.includes(normalised(text)) && !isReadAsOne(text, rows))
        missing.set(text, (missing.get(text) ?? 0) + 1);
    }
  }
  const hidden = [...missing.values()].reduce((sum, count) => sum + count, 0);
  const namesMissing = [...missing].reduce((sum, [text, count]) => (isName(text) ? sum + count : sum), 0);
  const often = [...missing].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 15);
  return { facts, shown: facts - hidden, share: wilson(facts - hidden, facts), namesMissing, missing: often };
}

function isName(text: string): boolean {
  return /^[\p{L}\p{N}-]+\.eth$/u.test(normalised(text));
}

/** Whether a fact stands in what is said; blanks and case do not count. */
export function isShown(fact: string, said: string): boolean {
  return normalised(said).includes(normalised(fact));
}

/**
 * Whether a text is a run of whole rows in their order, as they were read off a device that shows several on one page: a
 * value may stand first and a label last, and one label stands directly before its whole value. Parts of rows never count.
 */
export function isReadAsOne(text: string, rows: Description["rows"]): boolean {
  const whole = normalised(text);
  const words = rows.map((row) => ({ label: wordsOf(row.label), value: wordsOf(row.value) }));
  // How far a run can have come, without and with a pair of label and value.
  const begun = new Set(["", ...words.map(({ value }) => value)].filter((value) => whole.startsWith(value)));
  const paired = new Set<string>();
  for (const { label, value } of words) {
    for (const run of [...begun, ...paired]) {
      if (run + label === whole && paired.has(run)) return true;
      if (whole.startsWith(run + label + value)) paired.add(run + label + value);
    }
  }
  return paired.has(whole);
}

/** A row's own words: a descriptor's stand in quotation marks, and what the wallet adds to a value in brackets. */
function wordsOf(text: string): string {
  const own = /^“(.*?)”/su.exec(text)?.[1] ?? text.replace(/ \(.*\)$/su, "");
  return normalised(own);
}

function normalised(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
}

function textOf({ title, sentence, out, in: incoming, allowed, rows }: Description): string {
  const flows = [...out, ...incoming, ...allowed].map(flowText);
  const parts = [title, sentence, ...flows, ...rows.flatMap(({ label, value }) => [label, value])];
  // A mark between the parts: a fact must not be put together out of two of them.
  return parts.map(normalised).join("\u0000");
}

function flowText({ amount, symbol, token, party, note }: FlowView): string {
  return [`${amount} ${symbol}`, token ?? "", party ?? "", note ?? ""].join("\u0000");
}
