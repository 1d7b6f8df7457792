/** Lets through a burst and then a steady stream. */
export interface Rate {
  /** False: one too many. */
  take(): boolean;
}

export function createRate(
  { burst, perSecond }: { burst: number; perSecond: number },
  now: () => number,
): Rate {
  let left = burst;
  let at = now();
  return {
    take() {
      const passedMs = Math.max(0, now() - at);
      at = now();
      left = Math.min(burst, left + (passedMs / 1000) * perSecond);
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
