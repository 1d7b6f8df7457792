const longest = 280;

/**
 * Foreign text as one plain line of at most 280 characters. What could reorder, hide or break the line is dropped; links and
 * markup stay the letters they are.
 */
export function plainText(text: string): string {
  const line = text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, "")
    // Towers of combining marks draw over the lines around them.
    .replace(/(\p{M}{2})\p{M}+/gu, "$1")
    .replace(/\s+/g, " ")
    .trim();
  const letters = [...line];
  return letters.length <= longest ? line : `${letters.slice(0, longest - 1).join("")}…`;
}
