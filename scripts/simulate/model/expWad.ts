import { demand } from "./refused.ts";

const RANGE_LOW = -41446531673892822313n;
const RANGE_HIGH = 135305999368893231589n;
const LN2_96 = 54916777467707473351141471128n;

/**
 * e to the power of `x`, both with 18 decimals: the fixed-point series of the library that the contracts use, step by step, so
 * that it rounds as they do.
 */
export function expWad(x: bigint): bigint {
  if (x <= RANGE_LOW) return 0n;
  demand(x < RANGE_HIGH, "ExpOverflow");
  const binary = (x << 78n) / 5n ** 18n;
  const k = ((binary << 96n) / LN2_96 + 2n ** 95n) >> 96n;
  const rest = binary - k * LN2_96;
  const quotient = numeratorOf(rest) / denominatorOf(rest);
  return (quotient * 3822833074963236453042738258902158003155416615667n) >> (195n - k);
}

function numeratorOf(x: bigint): bigint {
  let y = x + 1346386616545796478920950773328n;
  y = ((y * x) >> 96n) + 57155421227552351082224309758442n;
  const p = y + x - 94201549194550492254356042504812n;
  const next = ((p * y) >> 96n) + 28719021644029726153956944680412240n;
  return next * x + (4385272521454847904659076985693276n << 96n);
}

function denominatorOf(x: bigint): bigint {
  let q = x - 2855989394907223263936484059900n;
  q = ((q * x) >> 96n) + 50020603652535783019961831881945n;
  q = ((q * x) >> 96n) - 533845033583426703283633433725380n;
  q = ((q * x) >> 96n) + 3604857256930695427073651918091429n;
  q = ((q * x) >> 96n) - 14423608567350463180887372962807573n;
  return ((q * x) >> 96n) + 26449188498355588339934803723976023n;
}
