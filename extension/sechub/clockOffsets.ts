const farthestMs = 86_400_000;

/** How far each SecWare's clock is ahead of this machine's, from what its refusals say. Memory only: it is learned again. */
export interface ClockOffsets {
  of(ware: number): number;
  /** `serverTimeMs` was said between the two moments of this machine. Ignored where it is more than a day off. */
  learn(ware: number, serverTimeMs: number, sentAtMs: number, receivedAtMs: number): void;
}

export function createClockOffsets(): ClockOffsets {
  const offsets = new Map<number, number>();
  return {
    of: (ware) => offsets.get(ware) ?? 0,
    learn(ware, serverTimeMs, sentAtMs, receivedAtMs) {
      const offset = Math.round(serverTimeMs - (sentAtMs + receivedAtMs) / 2);
      if (Math.abs(offset) <= farthestMs) offsets.set(ware, offset);
    },
  };
}
