import { commonPasswords } from "./commonPasswords.ts";

/** How good a password is, and one sentence of advice. */
export interface PasswordVerdict {
  accepted: boolean;
  /** 0 to 4. */
  score: number;
  reason: string;
}

/** Below this many guesses (as a power of two) a password is refused, whatever its length. */
const floorBits = 40;
const scoreSteps = [24, floorBits, 56, 72];

/**
 * Rates a password by how many guesses a patient attacker needs, and refuses what is short or well known.
 *
 * The estimate is deliberately low: known words, repeats, runs and years count as a single guess or little more.
 */
export function judgePassword(password: string): PasswordVerdict {
  const text = password.normalize("NFKC");
  const bits = guessBits(text);
  const score = scoreSteps.filter((step) => bits >= step).length;
  if (text.trim() === "") return { accepted: false, score: 0, reason: "A password is needed." };
  if (commonPasswords.has(simplify(text))) {
    return { accepted: false, score: 0, reason: "This is one of the best-known passwords." };
  }
  if (bits < floorBits) {
    return { accepted: false, score, reason: "Easy to guess: use several unrelated words." };
  }
  if ([...text].length < 12 && bits < 56) {
    return { accepted: false, score, reason: "Use at least 12 characters, or a more varied password." };
  }
  return { accepted: true, score, reason: score >= 4 ? "Strong." : "Good enough." };
}

/** Guesses as a power of two: what is left after the predictable parts are taken out, times the alphabet's size. */
function guessBits(text: string): number {
  const { rest, known } = takeOutWords(text.toLowerCase());
  const surprising = countSurprising(rest);
  return known * 6 + surprising * Math.log2(alphabetOf(text));
}

/** Twice, since some well-known passwords have digits of their own and others are written with digits for letters. */
function takeOutWords(text: string): { rest: string; known: number } {
  const first = removeWords(text);
  const second = removeWords(unleet(first.rest));
  const known = first.known + second.known;
  // Nothing was hidden behind the digits, so they stay what they are.
  const rest = second.known === 0 ? first.rest : second.rest;
  const withoutYears = rest.replace(/(19|20)\d\d/g, "");
  return { rest: withoutYears, known: known + (withoutYears === rest ? 0 : 1) };
}

function removeWords(text: string): { rest: string; known: number } {
  let rest = text;
  let known = 0;
  for (const word of commonPasswords) {
    if (word.length < 4 || !rest.includes(word)) continue;
    rest = rest.replaceAll(word, "");
    known += 1;
  }
  return { rest, known };
}

/** A character surprises unless it repeats or continues a run (abc, 321, qwe), or the whole text repeats a part. */
function countSurprising(text: string): number {
  const unit = text.match(/^(.{1,8}?)\1+$/)?.[1];
  const counted = unit ?? text;
  let surprising = 0;
  for (let index = 0; index < counted.length; index += 1) {
    if (index === 0 || !continuesRun(counted.charAt(index - 1), counted.charAt(index))) surprising += 1;
  }
  return surprising;
}

const keyboardRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop"];

function continuesRun(before: string, after: string): boolean {
  if (Math.abs(after.charCodeAt(0) - before.charCodeAt(0)) <= 1) return true;
  return keyboardRows.some((row) => row.includes(before + after) || row.includes(after + before));
}

function alphabetOf(text: string): number {
  const sizes: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[^a-zA-Z0-9]/, 20],
  ];
  return sizes.reduce((size, [pattern, count]) => (pattern.test(text) ? size + count : size), 0) || 1;
}

/** As a guesser sees it: lower case, the usual substitutions undone, trailing digits and marks dropped. */
function simplify(text: string): string {
  return unleet(text.toLowerCase().replace(/[\d\W_]+$/, "")) || text.toLowerCase();
}

function unleet(text: string): string {
  const letters: Record<string, string> = {
    "0": "o",
    "1": "i",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    $: "s",
    "@": "a",
  };
  return text.replace(/[0134579$@]/g, (mark) => letters[mark] ?? mark);
}
