/** Colour tokens by name, as `#rrggbb`. */
export type Tokens = ReadonlyMap<string, string>;

/** The colour tokens of both themes, out of the style sheet itself. The dark theme takes over what it does not name. */
export function readTokens(source: string): { light: Tokens; dark: Tokens } {
  const [first = "", second = ""] = source.split("@media (prefers-color-scheme: dark)");
  const light = tokensIn(first);
  return { light, dark: new Map([...light, ...tokensIn(second)]) };
}

function tokensIn(block: string): Tokens {
  return new Map(
    [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})\s*;/g)].map(([, name = "", hex = ""]) => [name, hex]),
  );
}

/** The WCAG contrast of two tokens; 0 where one is not there. */
export function contrastOf(tokens: Tokens, one: string, other: string): number {
  const [first, second] = [tokens.get(one), tokens.get(other)];
  if (first === undefined || second === undefined) return 0;
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
