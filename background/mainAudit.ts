import * as v from "valibot";
import type { Platform } from "../extension/platform/platform.ts";
import { createAuditRepository } from "../extension/storage/audit.ts";
import type { Database } from "../extension/storage/openStore.ts";
import { createPastRequestRepository } from "../extension/storage/pastRequests.ts";
import { createSettingRepository } from "../extension/storage/settings.ts";
import type { SecHubDeps } from "./mainSechub.ts";
import { type AuditService, auditAlarm } from "./services/audit/audit.ts";
import { createAudit } from "./services/audit/createAudit.ts";
import { disclosureNote } from "./services/audit/disclosureNote.ts";
import { createHeadCopy, createHeadSeal } from "./services/audit/head.ts";
import { createRequestTrace } from "./services/audit/requestTrace.ts";
import type { Clock } from "./services/clock/clock.ts";
import { createPastRequests } from "./services/pastRequests/createPastRequests.ts";
import type { PastRequests } from "./services/pastRequests/pastRequests.ts";
import { joinTraces } from "./services/requests/joinTraces.ts";
import type { RequestTrace } from "./services/requests/trace.ts";
import { createLocalSeal } from "./services/vault/localSeal.ts";
import type { Vault } from "./services/vault/vault.ts";

export interface ComposeAuditDeps {
  platform: Pick<Platform, "local" | "now" | "setAlarm" | "urlOf">;
  database: Database;
  vault: Vault;
  clock: Clock;
  fetchFrom: typeof fetch;
}

export interface AuditParts {
  audit: AuditService;
  pastRequests: PastRequests;
  /** What requests tell of themselves. */
  trace: RequestTrace;
  /** What the SecHub client tells of what it sends. */
  onSent: SecHubDeps["onSent"];
}

const dayMs = 86_400_000;
const manifest = v.object({ version: v.string() });

/** Opens the log and the past requests; they are cleaned and sealed behind boot's back. Effects: storage, one alarm. */
export async function composeAudit(deps: ComposeAuditDeps): Promise<AuditParts> {
  const { platform, database, vault, clock, fetchFrom } = deps;
  const { now } = platform;
  const isUnlocked = () => vault.status() === "unlocked";
  const audit = await createAudit({
    repository: createAuditRepository(database),
    copy: createHeadCopy(platform.local),
    seal: createHeadSeal(createLocalSeal(vault), () => vault.accounts()[0]?.address ?? null),
    settings: createSettingRepository(database),
    isClockTrusted: () => clock.isTrusted(),
    readVersion: async () =>
      v.parse(manifest, await (await fetchFrom(platform.urlOf("manifest.json"))).json()).version,
    ...{ isUnlocked, now },
  });
  const pastRequests = createPastRequests({
    repository: createPastRequestRepository(database),
    retentionDays: audit.retentionDays,
    isClockTrusted: () => clock.isTrusted(),
    now,
  });
  watchLock(vault, audit);
  // What is too old goes behind boot's back: no request waits for it.
  void pruneAll({ audit, pastRequests }, platform);
  return {
    ...{ audit, pastRequests },
    trace: joinTraces(createRequestTrace(audit.note), pastRequests.trace),
    onSent: ({ binding, request, body }) => audit.note(disclosureNote({ ...binding, request, body })),
  };
}

/** Removes what is too old from both, now and again in a day. Never rejects. Effects: storage, one alarm. */
export async function pruneAll(
  { audit, pastRequests }: Pick<AuditParts, "audit" | "pastRequests">,
  { now, setAlarm }: Pick<Platform, "now" | "setAlarm">,
): Promise<void> {
  await Promise.allSettled([audit.prune(), pastRequests.prune(), setAlarm(auditAlarm, now() + dayMs)]);
}

/** The vault tells of accounts too; only its opening and closing matter here. */
function watchLock(vault: Vault, audit: AuditService): void {
  let status = vault.status();
  vault.watch(() => {
    if (vault.status() === status) return;
    status = vault.status();
    void audit.lockChanged().catch(() => undefined);
  });
}
