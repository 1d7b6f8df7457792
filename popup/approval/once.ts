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
