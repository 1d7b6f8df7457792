/** One at a time for each name, in the order of asking. */
export type Locks = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Locks that live as long as the worker. */
export function createLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = tails.get(name) ?? Promise.resolve();
    const turn = before.then(work, work);
    const tail = turn
      .catch(() => undefined)
      .finally(() => {
        if (tails.get(name) === tail) tails.delete(name);
      });
    tails.set(name, tail);
    return turn;
  };
}
