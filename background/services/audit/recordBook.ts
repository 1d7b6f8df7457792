import type { WareRecordView } from "../../../extension/messages/views.policy.ts";
import type { AuditRepository, AuditRow } from "../../../extension/storage/audit.ts";
import type { AuditLog } from "./auditLog.ts";
import { createWareRecords, type WareRecords } from "./wareRecord.ts";

/** The SecWares' records, read from the log when somebody first asks and kept up with it from then on. */
export interface RecordBook {
  take(row: AuditRow): void;
  /** Empty until the log has been read; `tell` says when that is. */
  of(ware: number): WareRecordView;
  hasVerdict(request: string, ware: number): Promise<boolean>;
  /** Entries were removed: what stands there is counted anew. */
  forget(): void;
}

const noRecord = createWareRecords();

export function createRecordBook(
  log: Pick<AuditLog, "read">,
  repository: AuditRepository,
  tell: () => void,
): RecordBook {
  let records: WareRecords | null = null;
  let reading: Promise<WareRecords> | null = null;
  // In turn with the writing, so that no entry is counted twice or left out.
  const load = () =>
    log.read(async () => {
      if (records !== null) return records;
      const read = createWareRecords();
      for (const row of await repository.loadKind("verdict")) read.take(row);
      for (const row of await repository.loadKind("mark")) read.take(row);
      records = read;
      return read;
    });
  const open = () => {
    reading ??= load().finally(() => {
      reading = null;
    });
    return reading;
  };
  return {
    take: (row) => records?.take(row),
    of(ware) {
      if (records === null) void open().then(tell, () => undefined);
      return (records ?? noRecord).of(ware);
    },
    hasVerdict: async (request, ware) => (await open()).hasVerdict(request, ware),
    forget() {
      records = null;
    },
  };
}
