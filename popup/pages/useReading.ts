import { useCallback, useEffect, useState } from "react";
import { type Act, useAct } from "../state/useAct.ts";
import { useSnapshot } from "../state/wallet.ts";

export interface Reading<T> {
  /** Null until it was read. */
  value: T | null;
  act: Act;
  load(): void;
}

/** Reads when a page opens and whenever another account is selected. Effects: a message to the background. */
export function useReading<T>(read: () => Promise<T>): Reading<T> {
  const account = useSnapshot("accounts")?.selected ?? null;
  const act = useAct();
  const { run } = act;
  const [value, setValue] = useState<T | null>(null);
  const load = useCallback(() => run(async () => setValue(await read())), [read, run]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another account has other things.
  useEffect(load, [load, account]);
  return { value, act, load };
}
