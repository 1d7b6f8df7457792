import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { Platform } from "../../../extension/platform/platform.ts";
import type { Database } from "../../../extension/storage/openStore.ts";
import { createOverrideRepository } from "../../../extension/storage/overrides.ts";
import { createSpendingRepository } from "../../../extension/storage/spending.ts";
import type { Clock } from "../clock/clock.ts";
import { browserSession } from "../overrides/browserSession.ts";
import { createOverrides, type OverrideDeps } from "../overrides/createOverrides.ts";
import { type OverrideService, overrideAlarm } from "../overrides/overrides.ts";
import { sealOverrides } from "../overrides/sealedOverrides.ts";
import type { Services } from "../services.ts";
import { createSpending } from "../spending/createSpending.ts";
import type { SpendingLedger } from "../spending/spending.ts";
import type { LocalSeal } from "../vault/localSeal.ts";

export interface ComposeExceptionsDeps extends Pick<OverrideDeps, "findBlocked" | "countPast"> {
  platform: Pick<Platform, "session" | "setAlarm">;
  database: Database;
  core: Pick<Services, "vault" | "accounts" | "snapshots">;
  seal: Pick<LocalSeal, "mac" | "isIntact">;
  clock: Clock;
  readPolicy: (account: Address | null) => PolicyReading;
  noteOverride: OverrideDeps["note"];
  /** What requests are decided by has changed. */
  decideAgain: () => void;
}

export interface Exceptions {
  overrides: OverrideService;
  spending: SpendingLedger;
}

/** Puts exceptions and the ledger of what was spent together, both read from disk. Effects: storage. */
export async function composeExceptions(deps: ComposeExceptionsDeps): Promise<Exceptions> {
  const { platform, database, core, clock, decideAgain } = deps;
  const createId = () => crypto.randomUUID();
  const spending = await createSpending({ repository: createSpendingRepository(database), now: clock.now });
  const selectedAccount = () => core.accounts.view().selected;
  const sealed = await sealOverrides({
    ...{ vault: core.vault, seal: deps.seal, selectedAccount },
    repository: createOverrideRepository(database),
  });
  const overrides = await createOverrides({
    ...deps,
    ...{ repository: sealed.repository, isIntact: sealed.isIntact },
    session: await browserSession(platform.session, createId),
    ...{ selectedAccount, createId },
    wakeAt: (time) => void platform.setAlarm(overrideAlarm, time).catch(() => undefined),
    note: deps.noteOverride,
  });
  sealed.watch(() => void overrides.tick());
  spending.watch(decideAgain);
  overrides.watch(() => {
    decideAgain();
    core.snapshots.publish("overrides");
  });
  return { overrides, spending };
}
