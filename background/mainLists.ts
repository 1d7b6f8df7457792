import { coreTokens } from "../extension/domain/coreTokens.ts";
import { brandHomes } from "../extension/domain/hosts/brands.ts";
import { hostOf } from "../extension/domain/hosts/hostParts.ts";
import { sharedParents } from "../extension/domain/hosts/sharedParents.ts";
import type { KnownGood } from "../extension/domain/lists/conflicts.ts";
import type { Address } from "../extension/domain/primitives.ts";
import type { Platform } from "../extension/platform/platform.ts";
import { createFeedRepository } from "../extension/storage/lists.ts";
import type { Database } from "../extension/storage/openStore.ts";
import { createDescriptorSetRepository } from "../extension/storage/ownSources.ts";
import { createDescriptorSets } from "./services/descriptors/createDescriptorSets.ts";
import type { DescriptorSets } from "./services/descriptors/descriptorSets.ts";
import { createFetchSet } from "./services/descriptors/fetchDescriptorSet.ts";
import { createLists } from "./services/lists/createLists.ts";
import { createFetchFeed } from "./services/lists/fetchFeed.ts";
import type { Lists } from "./services/lists/lists.ts";
import type { Services } from "./services/services.ts";

type Core = Pick<Services, "accounts" | "networks" | "sites" | "vault">;

export interface ComposeListsDeps {
  platform: Pick<Platform, "now" | "setAlarm">;
  database: Database;
  fetchFrom: typeof fetch;
  core: Core;
  /** Whom the accounts dealt with. Read when the lists are shown. */
  dealtWith: () => readonly Address[];
}

/** The user's lists, each from its last good copy. Effects: storage, one alarm. */
export function composeLists(deps: ComposeListsDeps): Promise<Lists> {
  const { platform, database, fetchFrom, core, dealtWith } = deps;
  const { now, setAlarm } = platform;
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint32Array(2));
  return createLists({
    ...{ now, setAlarm, key: [first, second] },
    repository: createFeedRepository(database),
    fetchFeed: createFetchFeed({ fetchFrom, now }),
    knownGood: () => knownGood(core, dealtWith()),
  });
}

/** The user's sets of descriptors, each from its last good copy. Effects: storage, one alarm. */
export function composeDescriptorSets(
  deps: Pick<ComposeListsDeps, "platform" | "database" | "fetchFrom">,
): Promise<DescriptorSets> {
  const { now, setAlarm } = deps.platform;
  return createDescriptorSets({
    ...{ now, setAlarm },
    repository: createDescriptorSetRepository(deps.database),
    fetchSet: createFetchSet({ fetchFrom: deps.fetchFrom, now }),
  });
}

const tokens = [...coreTokens].flatMap(([chainId, table]) =>
  [...table].map(([address, { symbol }]) => ({ chainId, address, symbol })),
);

/** While the wallet is locked, whom the user knows is nobody's business. */
function knownGood({ accounts, networks, sites, vault }: Core, dealtWith: readonly Address[]): KnownGood {
  const isOpen = vault.status() === "unlocked";
  return {
    coreTokens: tokens,
    sharedParents: [...sharedParents],
    brandHosts: [...brandHomes],
    ownAccounts: isOpen ? accounts.view().list.map(({ address, name }) => ({ address, name })) : [],
    dealtWith: isOpen ? dealtWith : [],
    connectedHosts: isOpen ? sites.list().flatMap(({ origin }) => hostOf(origin) ?? []) : [],
    chainIds: networks.list().map(({ chainId }) => chainId),
  };
}
