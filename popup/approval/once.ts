/** Lets one act through per key, so that a double click or Enter with a click approves once. */
export interface Once {
  /** True the first time; false until the key is given back. */
  take(key: string): boolean;
  /** After an answer that signed nothing. */
  giveBack(key: string): void;
}

export function createOnce(): Once {
  const taken = new Set<string>();
  return {
    take(key) {
      if (taken.has(key)) return false;
      taken.add(key);
      return true;
    },
    giveBack: (key) => void taken.delete(key),
  };
}

/**
 * Acts unless the same act is under way or was approved; null where it was kept from acting. An act whose answer is lost may
 * be done again: the worker may have died before it signed, and the background approves a request once, however often it is
 * asked.
 */
export function actOnce<Answer extends { status: string }>(
  once: Once,
  key: string,
  act: () => Promise<Answer>,
): Promise<Answer> | null {
  if (!once.take(key)) return null;
  return act().then(
    (answer) => {
      if (answer.status !== "approved") once.giveBack(key);
      return answer;
    },
    (error: unknown) => {
      once.giveBack(key);
      throw error;
    },
  );
}
