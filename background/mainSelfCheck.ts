import * as v from "valibot";
import { corpusCases } from "../extension/domain/policy/corpus.ts";
import type { Platform } from "../extension/platform/platform.ts";
import type { Database } from "../extension/storage/openStore.ts";
import { createSettingRepository } from "../extension/storage/settings.ts";
import { createSelfChecks } from "./services/selfCheck/createSelfChecks.ts";
import type { SelfChecks } from "./services/selfCheck/selfCheck.ts";
import { type BoundMark, boundMarkOf } from "./services/selfCheck/whatDecides.ts";
import type { Services } from "./services/services.ts";

export interface ComposeSelfCheckDeps {
  platform: Pick<Platform, "now" | "urlOf">;
  database: Database;
  fetchFrom: typeof fetch;
  services: Pick<Services, "vault" | "accounts">;
  acting: Pick<Services, "policy" | "hub" | "catalogue" | "audit">;
  pause: () => Promise<void>;
}

const manifest = v.object({ version: v.string() });

/**
 * Has the built-in requests decided again after an update of the wallet, of the rules, and of what is bound.
 *
 * Effects: storage, whenever one of these has changed while the wallet is open.
 */
export function composeSelfCheck(deps: ComposeSelfCheckDeps): SelfChecks {
  const { platform, database, fetchFrom, services, acting, pause } = deps;
  const { vault, accounts } = services;
  const { policy, hub, catalogue, audit } = acting;
  const selfCheck = createSelfChecks({
    cases: corpusCases,
    settings: createSettingRepository(database),
    readVersion: async () =>
      v.parse(manifest, await (await fetchFrom(platform.urlOf("manifest.json"))).json()).version,
    selected: accounts.selected,
    isUnlocked: () => vault.status() === "unlocked",
    readPolicy: (account) => policy.current(account),
    services: () => boundMarks(acting),
    note: audit.note,
    pause,
    now: platform.now,
  });
  const look = () => void selfCheck.look();
  for (const changing of [vault, accounts, policy, hub, catalogue]) changing.watch(look);
  return selfCheck;
}

/** From what was last read alone: a look asks nobody, so that what it finds cannot start another one. */
function boundMarks({ hub, catalogue }: Pick<Services, "hub" | "catalogue">): readonly BoundMark[] | null {
  const { status, bindings } = hub.view();
  if (status === "none") return [];
  if (status !== "ready") return null;
  return bindings
    .filter(({ state }) => state !== "unbound")
    .map((binding) => boundMarkOf(binding, catalogue.find(binding.ware)));
}
