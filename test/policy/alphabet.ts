import fc from "fast-check";
import { A, B, C, SEND, SITE, TOKEN } from "./plainCase.ts";

/** Few values of each form, so that random documents and random requests often meet. */
export const one = <const T>(...values: readonly [T, ...T[]]): fc.Arbitrary<T> => fc.constantFrom(...values);

export const address = one(A, B, C);
export const token = one(TOKEN, C, "native");
export const chain = one(1, 1, 10);
export const site = one(SITE, "https://two.example");
export const selector = one(SEND, "0x095ea7b3", "0xa22cb465");
export const kind = one("transaction", "transaction", "calls", "typedData", "message", "site");
export const action = one("send", "send", "allow", "operator", "call", "control", "delegation");
export const level = one("none", "caution", "danger", "critical");
export const outcome = one("allow", "warn", "hold", "block");
export const ware = one(7, 8, 9);
export const code = one("red", "blue", "secware-verdict");
export const small = one(0, 1, 2, 5, 10, 15, 20, 40);
export const within = one(60, 3600);

/** True so many times in a hundred. */
export const chance = (hundredths: number): fc.Arbitrary<boolean> =>
  fc.integer({ min: 0, max: 99 }).map((drawn) => drawn >= 100 - hundredths);

/** The value so many times in a hundred, else null. */
export const orNull = <T>(value: fc.Arbitrary<T>, hundredths: number): fc.Arbitrary<T | null> =>
  fc.oneof(
    { weight: hundredths, arbitrary: value },
    { weight: 100 - hundredths, arbitrary: fc.constant(null) },
  );

/** A list of at most so many. */
export const few = <T>(item: fc.Arbitrary<T>, most: number, least = 0): fc.Arbitrary<T[]> =>
  fc.array(item, { minLength: least, maxLength: most, size: "max" });

/** The object with some of its keys, each absent as often as present. */
export function maybe<K extends string, T>(
  key: K,
  value: fc.Arbitrary<T>,
): fc.Arbitrary<Partial<Record<K, T>>> {
  return fc.option(value, { nil: null }).map((drawn) => (drawn === null ? {} : toRecord(key, drawn)));
}

function toRecord<K extends string, T>(key: K, value: T): Partial<Record<K, T>> {
  const record: Partial<Record<K, T>> = {};
  record[key] = value;
  return record;
}
