/**
 * An origin as the browser states it: lower case, names in Punycode. Null: no browser would state it.
 *
 * `URL.canParse` is not asked: on Node 20 it says no to names beyond ASCII once it has been called often.
 */
export function browserOrigin(text: string): string | null {
  try {
    const { origin } = new URL(text);
    return origin === "null" ? null : origin;
  } catch {
    return null;
  }
}
