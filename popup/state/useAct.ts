import { useCallback, useRef, useState } from "react";
import { BaseError } from "../../extension/errors/baseError.ts";
import { wordsText } from "../text/words.ts";

export interface Act {
  isBusy: boolean;
  /** Why the last act failed, for the screen; null while none did. */
  problem: string | null;
  /** Runs `act` unless one is running; shows its error. */
  run(act: () => Promise<void>): void;
  setProblem(problem: string | null): void;
}

/** One act at a time: while it runs, further ones are dropped, so a double click acts once. */
export function useAct(): Act {
  const running = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = useCallback((act: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    act()
      .catch((error: unknown) => setProblem(describeProblem(error)))
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  }, []);
  return { isBusy, problem, run, setProblem };
}

/** An error as one or two sentences; what is not ours is not shown. */
export function describeProblem(error: unknown): string {
  if (!(error instanceof BaseError)) return wordsText.failed;
  return error.hint === undefined ? error.shortMessage : `${error.shortMessage} ${error.hint}`;
}
