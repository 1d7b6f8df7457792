/** One SEC, one ETH. */
export const ONE = 10n ** 18n;

export function sec(amount: number): bigint {
  return (BigInt(Math.round(amount * 1e6)) * ONE) / 1_000_000n;
}

/** For reports: a figure that a person reads, no more than six places behind the point. */
export function toNumber(amount: bigint): number {
  return Number(amount / 10n ** 12n) / 1e6;
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function most(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

export function ceilDiv(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}
