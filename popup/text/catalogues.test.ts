import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";

const folder = new URL("./", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));

/** Every fixed sentence of a catalogue, with its path. */
function sentencesOf(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`));
}

describe.each(files)("catalogue %s", (file) => {
  test("default: has no empty entry, no exclamation mark, no capitals, and never says safe", async () => {
    const sentences = sentencesOf(await import(new URL(file, folder).href), file);
    const faults = sentences.filter(([, text]) => isFaulty(text));
    expect(faults).toEqual([]);
  });
});

function isFaulty(text: string): boolean {
  return text.trim() === "" || /!|\bsafe\b|\bsecure\b/i.test(text) || /\b[A-Z]{5,}\b/.test(text);
}

test("behavior: what the rule forbids is caught", () => {
  expect(["", "Done!", "This is safe.", "WARNING"].map(isFaulty)).toEqual([true, true, true, true]);
});
