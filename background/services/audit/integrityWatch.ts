import type { Integrity } from "./audit.ts";
import type { AuditLog } from "./auditLog.ts";

/** A check of everything that is younger than this is not repeated because a page was opened. */
const checkAgainMs = 60_000;

/** What the last check of the whole log found. In memory: a new worker knows nothing until it has checked. */
export interface IntegrityWatch {
  found(): Integrity;
  /** One at a time; whoever asks meanwhile gets the same answer. Effects: storage. Never rejects. */
  verify(): Promise<Integrity>;
  /** Checks again if the last check is not recent. */
  verifyIfOld(): void;
  forget(): void;
}

export function createIntegrityWatch(
  log: Pick<AuditLog, "verify">,
  { now, tell }: { now: () => number; tell: () => void },
): IntegrityWatch {
  const unchecked = { status: "unchecked" } as const;
  let last: { found: Integrity; at: number } | null = null;
  let checking: Promise<Integrity> | null = null;
  const check = async () => {
    const found = await log.verify().catch(() => unchecked);
    last = found.status === "unchecked" ? null : { found, at: now() };
    tell();
    return found;
  };
  const verify = () => {
    checking ??= check().finally(() => {
      checking = null;
    });
    return checking;
  };
  return {
    found: () => last?.found ?? unchecked,
    verify,
    verifyIfOld() {
      if (last === null || now() - last.at > checkAgainMs) void verify();
    },
    forget() {
      last = null;
    },
  };
}
