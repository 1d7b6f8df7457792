/** The list without its nulls; null where there is one. */
export function complete<T>(list: readonly (T | null)[]): readonly T[] | null {
  const whole = list.filter((one) => one !== null);
  return whole.length === list.length ? whole : null;
}
