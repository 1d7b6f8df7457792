/**
 * Three different positions of `count`, in order. `random` gives numbers in [0, 1); which words are asked is no secret.
 */
export function pickPositions(count: number, random: () => number): readonly number[] {
  const left = Array.from({ length: count }, (_, at) => at);
  const picked = Array.from({ length: 3 }, () => left.splice(Math.floor(random() * left.length), 1)[0] ?? 0);
  return picked.toSorted((a, b) => a - b);
}

/** The words of a phrase, however they are spaced. */
export function splitWords(text: string): readonly string[] {
  return text
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Draws from the browser's generator. */
export function random(): number {
  const [draw = 0] = crypto.getRandomValues(new Uint32Array(1));
  return draw / 2 ** 32;
}
