import type { OverrideRow } from "../../../extension/storage/overrides.ts";
import type { AuditNote } from "../audit/audit.ts";
import type { OverrideEvent } from "./overrides.ts";

/** What the log writes of an exception's life. */
export function overrideNote(event: OverrideEvent): AuditNote {
  const { row } = event;
  return {
    kind: "override",
    account: row.account ?? row.madeBy,
    request: "request" in event ? event.request : null,
    origin: row.what.kind === "site" ? row.what.origin : null,
    ware: row.which.kind === "secware" ? row.which.ware : null,
    text: textOf(event),
    fields: fieldsOf(row),
  };
}

function textOf(event: OverrideEvent): string {
  const { sentence } = event.row;
  switch (event.kind) {
    case "made":
      return `Exception made: ${sentence}`;
    case "used":
      return `Exception used: ${sentence}`;
    case "returned":
      return `Exception not used after all: ${sentence}`;
    default:
      return `Exception ended (${event.by}): ${sentence}`;
  }
}

function fieldsOf(row: OverrideRow): NonNullable<AuditNote["fields"]> {
  const { id, account, what, which, reason, startsAt, endsAt, limit } = row;
  return [
    { name: "exception", value: id },
    { name: "account", value: account ?? "all accounts" },
    { name: "covers", value: wordsOf(what) },
    { name: "silences", value: wordsOf(which) },
    { name: "reason", value: reason },
    { name: "starts", value: new Date(startsAt).toISOString() },
    { name: "ends", value: endOf(row, endsAt) },
    { name: "limit", value: limit === null ? "none" : `${limit.amount} of ${limit.token}` },
  ];
}

function wordsOf(parts: Readonly<Record<string, unknown>>): string {
  return Object.values(parts).join(" ");
}

function endOf({ session }: OverrideRow, endsAt: number | null): string {
  if (endsAt !== null) return new Date(endsAt).toISOString();
  return session === null ? "when it is ended" : "with the browser";
}
