import * as v from "valibot";
import type { AuditFilter } from "../../../extension/messages/table.policy.ts";
import { policyMessages } from "../../../extension/messages/table.policy.ts";
import type { AuditEntryView } from "../../../extension/messages/views.policy.ts";
import type { AuditHead, AuditRepository, AuditRow } from "../../../extension/storage/audit.ts";
import type { AuditPage } from "./audit.ts";

const chunk = 500;
const shownEntry = policyMessages.loadAudit.response.entries.entries.item;

/** Entries that fit the filter, newest first. Effects: storage, read only. */
export async function readPage(
  repository: AuditRepository,
  head: AuditHead,
  filter: AuditFilter,
  { before = head.number + 1, limit }: { before?: number | undefined; limit: number },
): Promise<AuditPage> {
  const entries: AuditEntryView[] = [];
  const first = head.base.number + 1;
  let until = Math.min(before - 1, head.number);
  while (until >= first) {
    const from = Math.max(first, until - chunk + 1);
    const rows = await repository.loadRange(from, until);
    for (const row of rows.reverse()) {
      const entry = fits(row, filter) ? viewOf(row) : null;
      if (entry === null) continue;
      entries.push(entry);
      if (entries.length === limit) return { entries, next: entry.number > first ? entry.number : null };
    }
    until = from - 1;
  }
  return { entries, next: null };
}

/** Every entry from the oldest on, in pieces. Effects: storage, read only. */
export async function* readAll(repository: AuditRepository, head: AuditHead): AsyncGenerator<AuditRow[]> {
  for (let from = head.base.number + 1; from <= head.number; from += chunk) {
    yield await repository.loadRange(from, Math.min(from + chunk - 1, head.number));
  }
}

export function fits(row: AuditRow, { kinds, origin, ware, request, text }: AuditFilter): boolean {
  return (
    (kinds === undefined || kinds.some((kind) => kind === row.kind)) &&
    (origin === undefined || row.origin === origin) &&
    (ware === undefined || row.ware === ware) &&
    (request === undefined || row.request === request) &&
    (text === undefined || row.text.toLowerCase().includes(text.toLowerCase()))
  );
}

/** Null: it is no entry of this wallet's; the check of the chain says so, and one such row must not hide the others. */
function viewOf(row: AuditRow): AuditEntryView | null {
  const decoded = v.safeParse(shownEntry, row);
  return decoded.success ? decoded.output : null;
}
