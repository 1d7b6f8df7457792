/** Formats an amount of the smallest unit exactly, with thin grouping; never through a float. */
export function formatUnits(amount: string | bigint, decimals: number, maxFraction = 6): string {
  const value = typeof amount === "bigint" ? amount : BigInt(amount);
  const sign = value < 0n ? "-" : "";
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals);
  const fraction = decimals === 0 ? "" : digits.slice(-decimals);
  const shown = fraction.slice(0, maxFraction).replace(/0+$/, "");
  const isCut = /[1-9]/.test(fraction.slice(maxFraction));
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  if (shown === "" && isCut && /^0+$/.test(whole)) return `<0.${"0".repeat(maxFraction - 1)}1`;
  return shown === "" ? `${sign}${grouped}` : `${sign}${grouped}.${shown}`;
}

/** Reads what a person typed as an amount; null where it is not one or has more decimals than the unit. */
export function toUnits(text: string, decimals: number): bigint | null {
  const found = /^\s*(\d{1,78})(?:[.](\d{0,78}))?\s*$/.exec(text);
  if (found === null) return null;
  const fraction = (found[2] ?? "").replace(/0+$/, "");
  if (fraction.length > decimals) return null;
  return BigInt(`${found[1]}${fraction.padEnd(decimals, "0")}`);
}

/** The exact text that `toUnits` reads back; for fields. */
export function toEditableUnits(amount: string | bigint, decimals: number): string {
  return formatUnits(amount, decimals, decimals).replaceAll(",", "");
}

const plain = new Intl.NumberFormat("en");
/** A whole number with grouping. */
export function formatCount(count: number | bigint): string {
  return plain.format(count);
}

/** "0.25 SEC"; all tokens of the market have 18 decimals. */
export function formatSec(amount: string): string {
  return `${formatUnits(amount, 18)} SEC`;
}

/** Basis points as a percentage. */
export function formatBps(bps: number): string {
  return `${(bps / 100).toLocaleString("en", { maximumFractionDigits: 2 })} %`;
}
