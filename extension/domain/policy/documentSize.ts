/** How many characters of JSON a document may have, counted without the backslashes of what is escaped. */
export const mostCharacters = 65_536;
/** A price's number, a list of values: nothing in a document of version 1 lies deeper. */
const mostDepth = 6;
// Names that objects have of themselves; a decoder that met them could lose them without a word.
const reserved = ["__proto__", "constructor", "prototype"];

/** Why a value is not even looked at as a document: too long, too deep, or not plain. Null: nothing. Stops where it is too much. */
export function problemOfSize(value: unknown): string | null {
  const budget = { left: mostCharacters };
  return measure(value, 0, budget);
}

function measure(value: unknown, depth: number, budget: { left: number }): string | null {
  budget.left -= ownLength(value);
  if (budget.left < 0) return "The policy document is longer than 64 KiB.";
  if (typeof value !== "object" || value === null) return null;
  if (depth >= mostDepth) return "The policy document is deeper than this version knows.";
  const keys = Reflect.ownKeys(value);
  for (const key of keys) {
    if (Array.isArray(value) && key === "length") continue;
    if (typeof key === "symbol" || reserved.includes(key))
      return "The policy document has a name that no document has.";
    budget.left -= Array.isArray(value) ? 1 : key.length + 4;
    const problem = measure((value as Record<string, unknown>)[key], depth + 1, budget);
    if (problem !== null) return problem;
  }
  return null;
}

function ownLength(value: unknown): number {
  if (typeof value === "string") return value.length + 2;
  return typeof value === "object" ? 2 : String(value).length;
}
