/** Decimal, no sign, no leading zero; every 256-bit amount fits. */
export function isAmount(value: unknown): boolean {
  return fits(value, /^(?:0|[1-9][0-9]{0,77})$/);
}

export function isAddress(value: unknown): boolean {
  return fits(value, /^0x[0-9a-f]{40}$/);
}

export function isToken(value: unknown): boolean {
  return value === "native" || isAddress(value);
}

export function isSelector(value: unknown): boolean {
  return fits(value, /^0x[0-9a-f]{8}$/);
}

/** An origin as a browser writes it; one in capitals would equal none. */
export function isOrigin(value: unknown): boolean {
  return fits(value, /^https?:\/\/[^\s/?#@\\A-Z]{1,290}$/);
}

export function isFindingCode(value: unknown): boolean {
  return fits(value, /^[a-z0-9-]{1,64}$/);
}

/** A whole number from 1. */
export function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1;
}

export function isWindow(value: unknown): boolean {
  return fits(value, /^(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:[01][0-9]|2[0-3]):[0-5][0-9]$/);
}

export function isWareLevel(value: unknown): boolean {
  return (
    fits(value, /^[1-9][0-9]{0,15}:(?:none|caution|danger|critical)$/) &&
    isCount(Number(String(value).split(":")[0]))
  );
}

export function isOneOf(values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => values.includes(value);
}

// Every pattern here is linear: none repeats what it repeats.
function fits(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}
