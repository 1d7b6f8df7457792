import type { Description } from "../description.ts";
import type { Address } from "../primitives.ts";
import type { Call, Subject, TransactionSubject, TypedDataSubject } from "../subject.ts";
import { clearRowsOf } from "./clearSigning/clearRows.ts";
import { feeRowOf } from "./fees.ts";
import { checksummed } from "./formatAddress.ts";
import { functionRowsOf } from "./functionRows.ts";
import type { PhraseContext } from "./phrases.ts";
import { quoteText } from "./quote.ts";
import { formatUnits } from "./units.ts";

type Row = Description["rows"][number];

const mostRows = 200;

/**
 * Label and value of everything that is signed, in the order of the subject; long lists say how much they leave out. `own`:
 * what decoding adds to them, before any words of others.
 */
export function rowsOf(subject: Subject, place: PhraseContext, own: readonly Row[] = []): readonly Row[] {
  const rows = rowsOfKind(subject, place);
  const { descriptors } = place.context;
  const clear = descriptors === undefined ? [] : clearRowsOf(subject, descriptors, place);
  const hearsay = [...functionRowsOf(subject, place), ...clear].map((row) => ({ ...row, isHearsay: true }));
  const described = [...own, ...hearsay];
  if (rows.length <= mostRows) return [...rows, ...described];
  const rest = { label: "More", value: `${rows.length - mostRows} more fields; see the raw data.` };
  return [...rows.slice(0, mostRows), rest, ...described];
}

function rowsOfKind(subject: Subject, place: PhraseContext): readonly Row[] {
  switch (subject.kind) {
    case "transaction":
      return transactionRows(subject, place);
    case "calls":
      return [
        ...subject.calls.flatMap((call, index) => batchRows(call, index, place)),
        feeRowOf(subject, place),
      ];
    case "typedData":
      return typedDataRows(subject);
    case "message":
      return [
        { label: "Message", value: subject.text === null ? subject.raw : quoteText(subject.text, 20_000) },
      ];
    case "site":
      return [{ label: "Site", value: quoteText(subject.origin, 300) }];
  }
}

function batchRows({ to, value, data }: Call, index: number, place: PhraseContext): readonly Row[] {
  const label = `Call ${index + 1}`;
  return [
    { label: `${label}: ${data === "0x" ? "to" : "interaction with"}`, ...recipient(to) },
    { label: `${label}: value`, value: coin(value, place) },
    ...(data === "0x" ? [] : [{ label: `${label}: data`, value: byteCount(data) }]),
  ];
}

function transactionRows(subject: TransactionSubject, place: PhraseContext): readonly Row[] {
  const { wishes } = subject;
  const isPlain = subject.data === "0x" || subject.to === null;
  const wished = (label: string, value: bigint | number | undefined): readonly Row[] =>
    value === undefined ? [] : [{ label: `${label} (asked for by the site)`, value: value.toString() }];
  return [
    { label: isPlain ? "To" : "Interaction with", ...recipient(subject.to) },
    { label: "Value", value: coin(subject.value, place) },
    ...(subject.data === "0x" ? [] : [{ label: "Data", value: byteCount(subject.data) }]),
    feeRowOf(subject, place),
    ...wished("Gas limit", wishes.gas),
    ...wished("Gas price, wei", wishes.gasPrice ?? wishes.maxFeePerGas),
    ...wished("Tip, wei", wishes.maxPriorityFeePerGas),
    ...wished("Nonce", wishes.nonce),
  ];
}

function typedDataRows({ typedData }: TypedDataSubject): readonly Row[] {
  const { types, primaryType, domain, message } = typedData;
  return [
    { label: "Form", value: quoteText(primaryType, 128) },
    ...fieldRows(types, "EIP712Domain", domain, "Domain"),
    ...fieldRows(types, primaryType, message, ""),
  ];
}

function fieldRows(types: Types, type: string, value: unknown, path: string): readonly Row[] {
  const record = value as Readonly<Record<string, unknown>>;
  return (types[type] ?? []).flatMap((field) =>
    valueRows(types, field.type, record[field.name], path === "" ? field.name : `${path} · ${field.name}`),
  );
}

function valueRows(types: Types, type: string, value: unknown, label: string): readonly Row[] {
  const element = /^(.*)\[\d*\]$/.exec(type)?.[1];
  if (element !== undefined) {
    const list = value as readonly unknown[];
    if (list.length === 0) return [{ label, value: "(empty list)" }];
    return list.flatMap((entry, index) => valueRows(types, element, entry, `${label} ${index + 1}`));
  }
  if (Object.hasOwn(types, type)) return fieldRows(types, type, value, label);
  if (type === "address") return [{ label, value: checksummed(value as Address), isAddress: true }];
  if (type === "string") return [{ label, value: quoteText(String(value), 2000) }];
  return [{ label, value: String(value) }];
}

type Types = TypedDataSubject["typedData"]["types"];

function recipient(to: Address | null): Omit<Row, "label"> {
  return to === null ? { value: "(creates a contract)" } : { value: checksummed(to), isAddress: true };
}

function coin(amount: bigint, { context }: PhraseContext): string {
  return `${formatUnits(amount, 18)} ${context.coinSymbol ?? "ETH"}`;
}

function byteCount(data: string): string {
  return `${formatUnits(BigInt((data.length - 2) / 2), 0)} bytes, beginning with ${data.slice(0, 10)}`;
}
