import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { useWallet } from "../state/wallet.ts";
import { isQuiet, quietMs } from "./readiness.ts";

/** Whether the main button may be pressed as far as stillness goes. */
export interface Quiet {
  isStill: boolean;
  /** Asked again at the press itself, by the clock and not by what was last drawn. */
  isStillNow(): boolean;
}

/**
 * Stillness of the window: whatever `key` stands for has not changed, and the window was not shown, focused or resized, for
 * half a second. A press before that is ignored, so a click meant for a page cannot land on "Sign".
 */
export function useQuiet(key: string): Quiet {
  const { elapsed } = useWallet();
  const disturbedAt = useRef(Number.POSITIVE_INFINITY);
  const [isStill, setStill] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of `key` is the disturbance itself.
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const disturb = (): void => {
      disturbedAt.current = elapsed();
      setStill(false);
      clearTimeout(timer);
      timer = setTimeout(() => setStill(true), quietMs);
    };
    disturb();
    window.addEventListener("focus", disturb);
    window.addEventListener("resize", disturb);
    document.addEventListener("visibilitychange", disturb);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("focus", disturb);
      window.removeEventListener("resize", disturb);
      document.removeEventListener("visibilitychange", disturb);
    };
  }, [key, elapsed]);
  const isStillNow = useCallback(() => isQuiet(disturbedAt.current, elapsed()), [elapsed]);
  return { isStill, isStillNow };
}
