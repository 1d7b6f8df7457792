import { getAddress } from "viem/utils";
import { tokenAt } from "../../coreTokens.ts";
import type { Address } from "../../primitives.ts";
import type { PhraseContext } from "../phrases.ts";
import { quoteText } from "../quote.ts";
import { formatUnits } from "../units.ts";
import { type Roots, valuesAt } from "./paths.ts";
import { at, textAt } from "./record.ts";

/** What one value is written with. */
export interface FieldPlace extends Roots, PhraseContext {
  params: unknown;
  /** Which value of a list this is: parameters that are lists too are taken at the same place. */
  index: number;
}

type Write = (value: unknown, place: FieldPlace) => string;

const writers: Readonly<Record<string, Write>> = {
  amount: (value, place) => withInteger(value, (amount) => coin(amount, place)),
  tokenAmount: (value, place) => withInteger(value, (amount) => tokenAmount(amount, place)),
  date: (value, { params }) => withInteger(value, (moment) => date(moment, textAt(params, "encoding"))),
  duration: (value) => withInteger(value, duration),
  unit: (value, { params }) => withInteger(value, (amount) => unit(amount, params)),
  enum: enumName,
  addressName: (value, place) => addressName(value, place),
  interoperableAddressName: (value, place) => addressName(value, place),
  nftName: (value, place) => {
    const collection = addressOf(paramAt("collection", place));
    return `${raw(value)} of ${collection === null ? "an unnamed collection" : getAddress(collection)}`;
  },
};

/** One value in the words of its format; a format or value of an unknown form is written as it is. */
export function writeValue(format: string | null, value: unknown, place: FieldPlace): string {
  const write = format !== null && Object.hasOwn(writers, format) ? writers[format] : undefined;
  return quoteText((write ?? raw)(value, place), 280);
}

/** A value without a format. */
function raw(value: unknown): string {
  if (typeof value === "string") return isAddress(value) ? getAddress(value) : value;
  if (typeof value === "bigint" || typeof value === "number" || typeof value === "boolean")
    return String(value);
  if (Array.isArray(value)) return value.slice(0, 20).map(raw).join(", ");
  return "(a group of values)";
}

/** A parameter that is a constant, a reference (`token`) or a path (`tokenPath`). */
export function paramAt(name: string, place: FieldPlace): unknown {
  const constant = textAt(place.params, name);
  if (constant !== null) return constant.startsWith("$") ? valuesAt(constant, place)[0] : constant;
  const path = textAt(place.params, `${name}Path`);
  if (path === null) return undefined;
  const values = valuesAt(path, place);
  return values[place.index] ?? values[0];
}

/** An address in a value: by itself, or in the low bytes of a word. */
export function addressOf(value: unknown): Address | null {
  if (typeof value === "string" && isAddress(value)) return value.toLowerCase() as Address;
  const word = integerOf(value);
  return word === null || word < 0n || word >= 1n << 160n ? null : `0x${word.toString(16).padStart(40, "0")}`;
}

export function integerOf(value: unknown): bigint | null {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : null;
  return typeof value === "string" && /^(-?\d{1,78}|0x[0-9a-f]{1,64})$/i.test(value) ? BigInt(value) : null;
}

function isAddress(text: string): text is Address {
  return /^0x[0-9a-f]{40}$/i.test(text);
}

function withInteger(value: unknown, write: (integer: bigint) => string): string {
  const integer = integerOf(value);
  return integer === null ? raw(value) : write(integer);
}

function units(amount: bigint, decimals: number): string {
  return formatUnits(amount, decimals).replaceAll(",", "");
}

function coin(amount: bigint, { context }: PhraseContext): string {
  return `${units(amount, 18)} ${context.coinSymbol ?? "ETH"}`;
}

function tokenAmount(amount: bigint, place: FieldPlace): string {
  const token = addressOf(paramAt("token", place));
  // What the wallet knows to be a token is never called the coin, whatever the descriptor says.
  const facts = token === null ? null : tokenAt(place.chainId, token, place.context);
  if (facts === null && token !== null && isCoin(token, place)) return coin(amount, place);
  const exact =
    facts === null
      ? `${amount} smallest units of ${token === null ? "an unnamed token" : getAddress(token)}`
      : `${units(amount, facts.decimals)} ${facts.symbol}`;
  const threshold = integerOf(resolved(at(place.params, "threshold"), place));
  if (threshold === null || amount < threshold) return exact;
  const message = textAt(place.params, "message") ?? "Unlimited";
  return `${quoteText(message, 40)} ${facts?.symbol ?? ""} (exactly ${exact})`;
}

function isCoin(token: Address, place: FieldPlace): boolean {
  const named = at(place.params, "nativeCurrencyAddress");
  const list: readonly unknown[] = Array.isArray(named) ? named.slice(0, 10) : [named];
  return list.some((one) => addressOf(resolved(one, place)) === token);
}

function resolved(value: unknown, place: FieldPlace): unknown {
  return typeof value === "string" && value.startsWith("$") ? valuesAt(value, place)[0] : value;
}

function date(moment: bigint, encoding: string | null): string {
  return encoding === "blockheight" ? `Block ${moment}` : writeDate(moment);
}

/** A second of the epoch as a device writes it. */
export function writeDate(moment: bigint): string {
  if (moment < 0n || moment > 8_640_000_000_000n) return `${moment} (no date that a calendar has)`;
  const [day = "", time = ""] = new Date(Number(moment) * 1000).toISOString().split("T");
  const hour = Number(time.slice(0, 2));
  const clock = `${String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, "0")}${time.slice(2, 8)}`;
  return `${day} ${clock} ${hour < 12 ? "AM" : "PM"} UTC`;
}

function duration(seconds: bigint): string {
  if (seconds < 0n) return `${seconds} s`;
  const two = (value: bigint) => value.toString().padStart(2, "0");
  return `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)} (hours:minutes:seconds)`;
}

function unit(amount: bigint, params: unknown): string {
  const decimals = at(params, "decimals");
  const places =
    typeof decimals === "number" && Number.isInteger(decimals) && decimals >= 0 && decimals <= 77;
  const base = quoteText(textAt(params, "base") ?? "", 20);
  return `${units(amount, places ? decimals : 0)}${base === "%" ? "" : " "}${base}`.trimEnd();
}

function enumName(value: unknown, place: FieldPlace): string {
  const reference = textAt(place.params, "$ref");
  const names = reference === null ? undefined : valuesAt(reference, place)[0];
  const name = textAt(names, String(value));
  return name === null ? raw(value) : `${quoteText(name, 80)} (${raw(value)})`;
}

function addressName(value: unknown, { context }: FieldPlace): string {
  const address = addressOf(value);
  if (address === null) return raw(value);
  const named = context.addressBook.find((entry) => entry.address === address)?.name;
  return named === undefined ? getAddress(address) : `${getAddress(address)} (${quoteText(named, 40)})`;
}
