import { createHash } from "node:crypto";

/** Whoever writes rules looks at `author` only; `hidden` is scored and nothing else. */
export type Half = "author" | "hidden";

/** The half that a pair belongs to, by seed and id alone: adding cases moves none. */
export function halfOf(pairId: string, seed: number): Half {
  const digest = createHash("sha256").update(`half/${seed}/${pairId}`).digest();
  return digest.readUInt8(0) % 2 === 0 ? "author" : "hidden";
}
