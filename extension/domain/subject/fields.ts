import type { Address, Hex } from "../primitives.ts";
import { isRecord, type Plain, type PlainRecord } from "./plain.ts";
import { refuse } from "./refusal.ts";

const maxDataBytes = 128 * 1024;

/** The list of parameters with between `least` and `most` entries. */
export function readParams(params: Plain, least: number, most: number): readonly Plain[] {
  if (!Array.isArray(params) || params.length < least || params.length > most) {
    refuse("malformed", `Expected ${least === most ? least : `${least} to ${most}`} parameters in a list.`);
  }
  return params;
}

/** The record at `path`, all of whose keys are among `allowed`. */
export function readRecord(
  value: Plain | undefined,
  path: string,
  allowed: ReadonlySet<string>,
): PlainRecord {
  if (!isRecord(value)) refuse("malformed", `Expected an object at ${path}.`);
  const unknown = Object.keys(value).find((key) => !allowed.has(key));
  if (unknown !== undefined) {
    refuse("unknown-key", `Expected only known keys at ${path}, seen ${printable(unknown)}.`);
  }
  return value;
}

/** The address at `path`, lower case. Its checksum is not required: many pages send none or a wrong one. */
export function readAddress(value: Plain | undefined, path: string): Address {
  if (typeof value !== "string" || !/^0x[0-9a-fA-F]{40}$/.test(value)) {
    refuse("bad-address", `Expected 0x and 40 hexadecimal digits at ${path}.`);
  }
  return value.toLowerCase() as Address;
}

/** The bytes at `path`, lower case, even length. */
export function readBytes(value: Plain | undefined, path: string): Hex {
  if (typeof value !== "string" || !/^0x(?:[0-9a-fA-F]{2})*$/.test(value)) {
    refuse("bad-hex", `Expected 0x and an even number of hexadecimal digits at ${path}.`);
  }
  if (value.length > 2 + maxDataBytes * 2) refuse("too-large", `Expected at most 128 kB at ${path}.`);
  return value.toLowerCase() as Hex;
}

/** The hexadecimal quantity at `path`, below 2^256. Numbers and decimal text are refused: they are read differently elsewhere. */
export function readQuantity(value: Plain | undefined, path: string): bigint {
  if (typeof value !== "string" || !/^0x[0-9a-fA-F]{1,64}$/.test(value)) {
    refuse("bad-amount", `Expected 0x and 1 to 64 hexadecimal digits at ${path}.`);
  }
  return BigInt(value);
}

/** As `readQuantity`, small enough for a number. */
export function readSmallQuantity(value: Plain | undefined, path: string): number {
  const quantity = readQuantity(value, path);
  if (quantity > BigInt(Number.MAX_SAFE_INTEGER)) refuse("bad-amount", `Expected a small number at ${path}.`);
  return Number(quantity);
}

/** The chain at `path`, which must be the active one. */
export function requireChain(value: Plain | undefined, path: string, chainId: number): void {
  const asked = readQuantity(value, path);
  if (asked !== BigInt(chainId)) refuse("chain-mismatch", `Expected the active chain at ${path}.`);
}

/** A key as it may stand in an error message. */
export function printable(key: string): string {
  return JSON.stringify(key.slice(0, 40).replace(/[^\x20-\x7e]/g, "?"));
}
