import { keccak256, stringToBytes } from "viem/utils";
import type { AuditRow } from "../../../extension/storage/audit.ts";
import type { AuditNote } from "./audit.ts";

const mostText = 400;
const mostName = 80;
const mostValue = 4_000;
const mostOrigin = 300;
const mostFields = 64;

/** A note as an entry, bounded. What is too long is named by its length and hash, so that it can still be compared. */
export function rowOf(
  note: AuditNote,
  { number, at, isLocked }: { number: number; at: number; isLocked: boolean },
): Omit<AuditRow, "hash"> {
  const { kind, account, request, origin, ware, level, outcome, text, fields = [] } = note;
  // The seal is by a key of the vault, so until the next unlock nothing proves such an entry.
  const locked = isLocked ? [{ name: "written", value: "while the wallet was locked" }] : [];
  return {
    ...{ number, at, kind },
    account: account ?? null,
    request: request ?? null,
    origin: origin === undefined || origin === null ? null : origin.slice(0, mostOrigin),
    ware: ware ?? null,
    level: level ?? null,
    outcome: outcome ?? null,
    text: text.slice(0, mostText),
    fields: [...allOf(fields).map(boundedField), ...locked],
  };
}

/** What does not fit is named by its hash, so that nothing is left out unsaid. */
function allOf(fields: readonly { name: string; value: string }[]): typeof fields {
  if (fields.length <= mostFields) return fields;
  const rest = fields.slice(mostFields);
  return [
    ...fields.slice(0, mostFields),
    { name: `${rest.length} more`, value: shortOf(JSON.stringify(rest)) },
  ];
}

function boundedField({ name, value }: { name: string; value: string }): { name: string; value: string } {
  return {
    name: name.slice(0, mostName),
    value: value.length > mostValue ? shortOf(value) : value,
  };
}

/** What stands in for a value that is too long to be kept. */
export function shortOf(value: string): string {
  return `${value.length} characters, keccak256 ${keccak256(stringToBytes(value))}`;
}
