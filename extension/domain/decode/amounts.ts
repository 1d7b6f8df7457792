/** The largest values of the types in which allowances are written. */
export const max256 = (1n << 256n) - 1n;
export const max160 = (1n << 160n) - 1n;
const max96 = (1n << 96n) - 1n;

/** Whether an amount is one of the ways to write "without limit", whatever the token. */
export function isUnlimited(amount: bigint): boolean {
  return amount === max96 || amount >= (1n << 127n) - 1n;
}
