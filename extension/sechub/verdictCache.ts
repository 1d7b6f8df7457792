import { ceilingSeconds, type Kind, keccak, toUtf8Bytes } from "../../protocol/index.ts";
import type { WareAnswer } from "./types.ts";

interface Kept {
  answer: WareAnswer;
  untilMs: number;
}

/** Verdicts that spare a call while they hold. They never spare a prompt, and their age is shown. */
export interface VerdictCache {
  get(key: string, nowMs: number): WareAnswer | null;
  keep(key: string, kind: Kind, answer: WareAnswer, nowMs: number): void;
}

const entriesAtMost = 200;

/** A cache in memory: what it holds lives for five minutes at most, so nothing is lost with the worker. */
export function createVerdictCache(): VerdictCache {
  const kept = new Map<string, Kept>();
  return {
    get(key, nowMs) {
      const found = kept.get(key);
      if (found === undefined || found.untilMs <= nowMs) return null;
      return { ...found.answer, price: "0", latencyMs: 0 };
    },
    keep(key, kind, answer, nowMs) {
      const untilMs = keepUntil(kind, answer, nowMs);
      if (untilMs <= nowMs) return;
      kept.delete(key);
      kept.set(key, { answer, untilMs });
      const oldest = kept.keys().next();
      if (kept.size > entriesAtMost && !oldest.done) kept.delete(oldest.value);
    },
  };
}

/** Who was asked, under which manifest, and everything that was told but the moment. */
export function cacheKeyOf(secwareId: string, manifestHash: string, timeless: Uint8Array): string {
  return keccak(toUtf8Bytes(`${secwareId} ${manifestHash} ${keccak(timeless)}`));
}

/** "Nothing found" is the answer that ages worst, and "no opinion" is none to keep. */
function keepUntil(kind: Kind, { level, validUntil }: WareAnswer, nowMs: number): number {
  if (level === null || level === "unknown" || validUntil === null) return 0;
  const share = level === "none" ? 0.1 : 1;
  return Math.min(validUntil, nowMs + ceilingSeconds(kind) * 1000 * share);
}
