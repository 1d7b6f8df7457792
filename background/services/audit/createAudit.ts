import type { AuditView } from "../../../extension/messages/views.policy.ts";
import type { AuditHead, AuditRepository } from "../../../extension/storage/audit.ts";
import type { AuditService, Integrity } from "./audit.ts";
import { type AuditLog, type AuditLogDeps, openAuditLog } from "./auditLog.ts";
import { exportText } from "./exportText.ts";
import { createIntegrityWatch, type IntegrityWatch } from "./integrityWatch.ts";
import { markNote } from "./markNote.ts";
import { readPage } from "./readEntries.ts";
import { createRecordBook, type RecordBook } from "./recordBook.ts";
import { createRetention, mostEntries, type Retention, type RetentionDeps } from "./retention.ts";

export interface AuditDeps
  extends Omit<AuditLogDeps, "onChange" | "onWritten">,
    Pick<RetentionDeps, "settings" | "isClockTrusted"> {
  /** Said in what is exported. */
  readVersion: () => Promise<string>;
}

/** How far the log may grow past its limit before it is cut between two days. */
const slack = 500;

interface Parts {
  deps: AuditDeps;
  log: AuditLog;
  book: RecordBook;
  integrity: IntegrityWatch;
  retention: Retention;
  oldestAt: () => number | null;
  tell: () => void;
}

/** Opens the audit log. Effects: storage. */
export async function createAudit(deps: AuditDeps): Promise<AuditService> {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let oldestAt: number | null = null;
  const log = await openAuditLog({
    ...deps,
    onChange: tell,
    onWritten(row) {
      oldestAt ??= row.at;
      book.take(row);
      if (sizeOf(log.head()) > mostEntries + slack) void retention.prune().catch(() => undefined);
    },
  });
  const readOldest = async () => {
    oldestAt = await log.read((head) => oldestOf(deps.repository, head)).catch(() => null);
  };
  const book = createRecordBook(log, deps.repository, tell);
  const integrity = createIntegrityWatch(log, { now: deps.now, tell });
  const onRemoved = async () => {
    book.forget();
    await readOldest();
    tell();
  };
  const retention = await createRetention({ ...deps, log, onRemoved });
  await readOldest();
  const parts = { deps, log, book, integrity, retention, oldestAt: () => oldestAt, tell };
  return {
    ...serviceOf(parts),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function serviceOf(parts: Parts): Omit<AuditService, "watch"> {
  const { deps, log, book, integrity, retention, tell } = parts;
  const { repository, isUnlocked, now } = deps;
  return {
    note: (note) => void log.append(note),
    settled: () => log.read(async () => undefined),
    view: () => viewOf(parts),
    async load(filter, page) {
      if (page.before === undefined && isUnlocked()) integrity.verifyIfOld();
      return readPage(repository, log.head(), filter, page);
    },
    async export(filter) {
      const app = await deps.readVersion().catch(() => "unknown");
      return log.read((head) => exportText(repository, head, filter, { app, exportedAt: now() }));
    },
    verify: () => integrity.verify(),
    async setRetention(days) {
      await retention.set(days);
      tell();
    },
    retentionDays: () => retention.days(),
    prune: () => retention.prune(),
    async lockChanged() {
      integrity.forget();
      await log.sealEnd().catch(() => undefined);
      if (isUnlocked()) await integrity.verify();
      tell();
      await retention.prune().catch(() => undefined);
    },
    async mark(request, ware, mark) {
      if (!(await book.hasVerdict(request, ware))) return false;
      return (await log.append(markNote(request, ware, mark))) !== null;
    },
    recordOf: (ware) => book.of(ware),
  };
}

async function oldestOf(repository: AuditRepository, { base, number }: AuditHead): Promise<number | null> {
  if (base.number === number) return null;
  const [row] = await repository.loadRange(base.number + 1, base.number + 1);
  return row?.at ?? null;
}

function sizeOf({ number, base }: AuditHead): number {
  return number - base.number;
}

function viewOf({ deps, log, retention, integrity, oldestAt }: Parts): AuditView {
  const head = log.head();
  const found: Integrity = deps.isUnlocked() ? integrity.found() : { status: "unchecked" };
  return {
    retentionDays: retention.days(),
    count: sizeOf(head),
    oldestAt: oldestAt(),
    integrity: { status: found.status, at: found.status === "broken" ? found.at : null },
    lost: head.lost,
  };
}
