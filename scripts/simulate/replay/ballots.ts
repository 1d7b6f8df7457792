import { COMMIT, REVEAL } from "../model/windows.ts";
import type { Random } from "../random.ts";

/**
 * What operators do with a case, a letter for each of them in their order: F votes for the claim and A against it, both in time; a
 * `-` does nothing, `h` never opens its vote, `x` opens another one than it hid, `l` hides it too late and `o` opens it too late.
 */
export type Pattern = string;

/** The first operator has 18 ETH, eleven others have 2 each. Where a comment says "exactly", a part of an ETH more turns it. */
export const bounds: readonly Pattern[] = [
  // Two thirds of what counts and a third of what was cast, exactly.
  "FFAA--------",
  // Two thirds of what counts, exactly; and the same against.
  "-FFFFFFAAA--",
  "-FFFAAAAAA--",
  "-FFFFFAAAA--",
  // Two fifths of all that could vote, exactly; and less.
  "-FFFFFFFF---",
  "-FFFFFFF----",
  // Enough weight, and too few.
  "FFF---------",
  "FFFhxlo-----",
  "FAAA--------",
  "AFFF--------",
  "FFFF--------",
  "AAFF--------",
  "FAAAAAAAAAAA",
  "FFFFFFFFFFFF",
  "------------",
];

/** How often one does what, by case: everybody says the same, they part, hardly anybody comes, they are careless. */
const moods: readonly string[] = [
  "FFFFFFFFFFFFFFFFFFA",
  "AAAAAAAAAAAAAAAAAAF",
  "FFFFFFFFAAAA-",
  "FA",
  "FA--------",
  "FFAA---hxlo",
  "FFFFFF----",
  "AAAAAA----",
];

export function drawPattern(random: Random, operators: number): Pattern {
  const mood = moods[random.between(0, moods.length - 1)] ?? "-";
  return Array.from({ length: operators }, () => mood[random.between(0, mood.length - 1)] ?? "-").join("");
}

/** One operator's ballot: what it hides and when, and what it opens and when; null where it does not. In seconds from the start. */
export interface Ballot {
  hides: { isUpheld: boolean; after: number } | null;
  opens: { isUpheld: boolean; after: number } | null;
}

const LAST = 1;

/** @param isLast at the last second that counts, and not at the first */
export function ballotOf(letter: string, isLast: boolean): Ballot {
  const hidden = (isUpheld: boolean) => ({ isUpheld, after: isLast ? COMMIT - LAST : 0 });
  const opened = (isUpheld: boolean) => ({ isUpheld, after: isLast ? COMMIT + REVEAL - LAST : COMMIT });
  switch (letter) {
    case "F":
    case "A":
      return { hides: hidden(letter === "F"), opens: opened(letter === "F") };
    case "h":
      return { hides: hidden(true), opens: null };
    case "x":
      return { hides: hidden(true), opens: opened(false) };
    case "l":
      return { hides: { isUpheld: true, after: COMMIT }, opens: opened(true) };
    case "o":
      return { hides: hidden(false), opens: { isUpheld: false, after: COMMIT + REVEAL } };
    default:
      return { hides: null, opens: null };
  }
}
