import * as v from "valibot";
import type { AuditHead, AuditRepository, AuditRow } from "../../../extension/storage/audit.ts";
import type { SettingRepository } from "../../../extension/storage/settings.ts";
import type { RetentionDays } from "./audit.ts";
import type { AuditLog } from "./auditLog.ts";

/** However long the user keeps it: a page that asks without end must not fill the disk. */
export const mostEntries = 50_000;
const chunk = 500;
const dayMs = 86_400_000;
const settingName = "auditRetention";
const stored = v.picklist([30, 90, 365, 3650]);
const usualDays: RetentionDays = 365;

export interface RetentionDeps {
  repository: AuditRepository;
  settings: SettingRepository;
  log: Pick<AuditLog, "read" | "removeThrough">;
  isUnlocked: () => boolean;
  /** While it is in doubt nothing is removed for its age. */
  isClockTrusted: () => boolean;
  now: () => number;
  /** Entries were removed. */
  onRemoved: () => Promise<void>;
}

/** How long the log is kept. */
export interface Retention {
  days(): RetentionDays;
  /** Effects: storage. What is older goes at once. */
  set(days: RetentionDays): Promise<void>;
  /** Locked, nothing is removed: the new begin could not be sealed. Effects: storage. */
  prune(): Promise<void>;
}

export async function createRetention(deps: RetentionDeps): Promise<Retention> {
  const { repository, settings, log, isUnlocked, isClockTrusted, now } = deps;
  const loaded = v.safeParse(stored, await settings.load(settingName).catch(() => undefined));
  let days: RetentionDays = loaded.success ? loaded.output : usualDays;
  const prune = async () => {
    if (!isUnlocked() || !isClockTrusted()) return;
    const last = await log.read((head) => lastToRemove(repository, head, { days, now: now() }));
    if (last === null) return;
    await log.removeThrough(last);
    await deps.onRemoved();
  };
  return {
    days: () => days,
    prune,
    async set(next) {
      await settings.save(settingName, next);
      days = next;
      await prune();
    },
  };
}

/**
 * The last entry that is to be removed: of those at the beginning that are older than the retention, or too many. Null: none.
 * One that is not old keeps those after it, so that a clock that was wrong for a while tears no hole. Effects: storage, read only.
 */
async function lastToRemove(
  repository: AuditRepository,
  head: AuditHead,
  { days, now }: { days: RetentionDays; now: number },
): Promise<AuditRow | null> {
  const oldest = now - days * dayMs;
  const tooMany = head.number - mostEntries;
  let last: AuditRow | null = null;
  // One row first: on most days nothing is old enough.
  let size = 1;
  for (let from = head.base.number + 1; from <= head.number; from += size, size = chunk) {
    const rows = await repository.loadRange(from, Math.min(from + size - 1, head.number));
    for (const row of rows) {
      if (row.at >= oldest && row.number > tooMany) return last;
      last = row;
    }
    if (rows.length === 0) return last;
  }
  return last;
}
