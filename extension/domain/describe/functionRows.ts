import { decodeAbiParameters, encodeAbiParameters, getAddress } from "viem/utils";
import {
  type AbiFunction,
  type AbiParameter,
  type ContractInterface,
  signatureText,
} from "../contractInterface.ts";
import type { Description } from "../description.ts";
import type { Address, Hex } from "../primitives.ts";
import type { Call, Subject } from "../subject.ts";
import { isoTime } from "../time.ts";
import type { PhraseContext } from "./phrases.ts";
import { prefixed } from "./prefixed.ts";
import { quoteName, quoteText } from "./quote.ts";
import { guessOf } from "./selectors.ts";

type Row = Description["rows"][number];

const mostRows = 40;
const mostInList = 10;

/**
 * The function that each call names: from the contract's published source where a service of the user's choice knows it,
 * else a guess by the first four bytes. Beside what was decoded; no check and no rule sees it. Never throws.
 */
export function functionRowsOf(subject: Subject, place: PhraseContext): readonly Row[] {
  switch (subject.kind) {
    case "transaction":
      return rowsOfCall(subject, place);
    case "calls":
      return subject.calls.flatMap((call, index) => prefixed(`Call ${index + 1}: `, rowsOfCall(call, place)));
    default:
      return [];
  }
}

function rowsOfCall({ to, data }: Call, place: PhraseContext): readonly Row[] {
  if (to === null || data.length < 10) return [];
  const selector = data.slice(0, 10).toLowerCase() as Hex;
  const published = place.context.interfaces?.[to];
  const named = published?.functions[selector];
  if (published !== undefined && named !== undefined) return publishedRows(published, named, { to, data });
  const guess = place.context.guesses?.[selector] ?? guessOf(selector);
  if (guess === null) return [];
  const who = guess.source === null ? "this wallet's table" : quoteName(guess.source);
  const names = guess.signatures.map((signature) => quoteText(signature, 160)).join(" or ");
  const value = `${names}? By ${who}, from the first four bytes alone: any contract may mean another thing by them.`;
  return [{ label: "Function, a guess", value }];
}

function publishedRows(
  { source, askedAt, of }: ContractInterface,
  named: AbiFunction,
  { to, data }: { to: Address; data: Hex },
): readonly Row[] {
  const behind = of === to ? "" : `, of the code behind it at ${getAddress(of)}`;
  const day = isoTime(askedAt).slice(0, 10);
  const under = `By verified source, as ${quoteName(source)} says, asked on ${day}${behind}`;
  const head = { label: "Function", value: quoteText(signatureText(named), 280), under };
  const values = valuesOf(named.inputs, data);
  if (values === null) {
    const value = "The bytes of this call are not exactly what this function takes.";
    return [head, { label: "Verified source, a warning", value }];
  }
  const rows = named.inputs.flatMap((input, index) => valueRows(input, values[index], nameOf(input, index)));
  const shown = rows.slice(0, mostRows).map((row) => ({ ...row, under }));
  if (rows.length <= mostRows) return [head, ...shown];
  return [head, ...shown, { label: "Verified source, more", value: `${rows.length - mostRows} more values` }];
}

/** Null where the types do not read every byte exactly as written. */
function valuesOf(inputs: readonly AbiParameter[], data: Hex): readonly unknown[] | null {
  const body: Hex = `0x${data.slice(10)}`;
  if (inputs.length === 0) return body === "0x" ? [] : null;
  try {
    const values = decodeAbiParameters(inputs, body);
    return encodeAbiParameters(inputs, values) === body.toLowerCase() ? values : null;
  } catch {
    return null;
  }
}

function valueRows(input: AbiParameter, value: unknown, label: string): readonly Row[] {
  const element = /^(.*)\[\d*\]$/.exec(input.type)?.[1];
  if (element !== undefined) {
    const list = Array.isArray(value) ? value : [];
    if (list.length === 0) return [{ label, value: "(empty list)" }];
    const rest = list.length - mostInList;
    const rows = list
      .slice(0, mostInList)
      .flatMap((one, index) => valueRows({ ...input, type: element }, one, `${label} ${index + 1}`));
    return rest > 0 ? [...rows, { label: `${label}, more`, value: `${rest} more` }] : rows;
  }
  if (input.components !== undefined) {
    return input.components.flatMap((part, index) =>
      valueRows(part, memberOf(value, part, index), `${label} · ${nameOf(part, index)}`),
    );
  }
  if (input.type === "address" && typeof value === "string") {
    return [{ label, value: getAddress(value), isAddress: true }];
  }
  return [{ label, value: quoteText(String(value), 280) }];
}

/** A group without a name among its members is decoded as a list, every other by names. */
function memberOf(group: unknown, part: AbiParameter, index: number): unknown {
  if (Array.isArray(group)) return group[index];
  const members = typeof group === "object" && group !== null ? Object.entries(group) : [];
  return members.find(([name]) => name === part.name)?.[1];
}

function nameOf({ name }: AbiParameter, index: number): string {
  return name === "" ? `Argument ${index + 1}` : name;
}
