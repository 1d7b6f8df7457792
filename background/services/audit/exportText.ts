import type { Hex } from "../../../extension/domain/primitives.ts";
import type { AuditFilter } from "../../../extension/messages/table.policy.ts";
import type { AuditHead, AuditRepository, AuditRow } from "../../../extension/storage/audit.ts";
import { fits, readAll } from "./readEntries.ts";

/**
 * The exported log. `hashes` names every entry from the first after `base` to the end; `entries` are those that were asked
 * for. The hash of an entry is keccak256 of the hash before it and of the RFC 8785 bytes of the entry without `hash`.
 */
interface ExportedLog {
  format: "sechub-audit-1";
  app: string;
  exportedAt: number;
  base: AuditHead["base"];
  end: { number: number; hash: Hex };
  /** How many notes could not be written. */
  lost: number;
  hashes: readonly Hex[];
  entries: readonly AuditRow[];
}

export async function exportText(
  repository: AuditRepository,
  head: AuditHead,
  filter: AuditFilter,
  { app, exportedAt }: { app: string; exportedAt: number },
): Promise<{ text: string; count: number }> {
  const hashes: Hex[] = [];
  const entries: AuditRow[] = [];
  for await (const rows of readAll(repository, head)) {
    hashes.push(...rows.map(({ hash }) => hash));
    entries.push(...rows.filter((row) => fits(row, filter)));
  }
  const { base, number, hash, lost } = head;
  const log: ExportedLog = {
    ...{ format: "sechub-audit-1", app, exportedAt, base, end: { number, hash }, lost, hashes, entries },
  };
  return { text: JSON.stringify(log, null, 1), count: entries.length };
}
