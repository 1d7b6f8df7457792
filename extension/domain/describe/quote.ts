// Bidirectional controls, zero-width and invisible characters, variation selectors, tags, and all other controls.
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}]/gu;
// Parts of ordinary emoji.
const ordinary = new Set(["\n", "\r", "\t", "\u200d", "\ufe0f"]);
const bidi = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u;

/** Foreign text for the screen: everything invisible becomes visible as its code point, and the length is bounded. */
export function quoteText(text: string, maxLength = 280): string {
  const visible = text.replace(hidden, (character) => {
    if (character === "\n") return "\n";
    if (character === "\t") return "  ";
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
  const characters = [...visible];
  return characters.length <= maxLength ? visible : `${characters.slice(0, maxLength - 1).join("")}…`;
}

/** As `quoteText`, in one line and quotation marks: for names and symbols inside a sentence. */
export function quoteName(text: string, maxLength = 40): string {
  return `“${quoteText(text.replace(/\s+/g, " "), maxLength)}”`;
}

/** Which hidden characters a text carries: those that reorder what is read, or those that cannot be seen. */
export function hiddenCharacters(text: string): "none" | "invisible" | "reordering" {
  if (bidi.test(text)) return "reordering";
  return [...text.matchAll(hidden)].some(([character]) => !ordinary.has(character)) ? "invisible" : "none";
}
