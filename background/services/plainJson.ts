import canonicalize from "canonicalize";

/** The RFC 8785 text of a value: bigints as decimal strings, what is undefined left out. The same for the same content. */
export function plainJson(value: unknown): string {
  return canonicalize(toPlain(value)) ?? "null";
}

function toPlain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, toPlain(inner)]),
  );
}
