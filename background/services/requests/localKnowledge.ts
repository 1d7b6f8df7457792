import type { Activity } from "../activity/activity.ts";
import type { Clock } from "../clock/clock.ts";
import type { LocalKnowledge } from "../inspection/localContext.ts";
import type { Services } from "../services.ts";

export interface KnowledgeDeps {
  core: Pick<Services, "accounts" | "networks" | "sites">;
  activity: Pick<Activity, "counterparties">;
  clock: Pick<Clock, "now" | "isTrusted">;
  lists?: LocalKnowledge["lists"];
  descriptors?: LocalKnowledge["descriptors"];
}

/** What the wallet itself knows, read anew each time it is asked. */
export function createLocalKnowledge({ core, activity, clock, ...others }: KnowledgeDeps): LocalKnowledge {
  const { accounts, networks, sites } = core;
  return {
    now: clock.now,
    isClockTrusted: clock.isTrusted,
    ownAccounts: () => accounts.view().list.map(({ address }) => address),
    addressBook: () => accounts.view().list.map(({ address, name }) => ({ address, name })),
    counterparties: activity.counterparties,
    firstConnectedAt: (origin) => sites.find(origin)?.connectedAt ?? null,
    coinSymbolOf: (chainId) => networks.find(chainId)?.symbol ?? "ETH",
    ...(others.lists === undefined ? {} : { lists: others.lists }),
    ...(others.descriptors === undefined ? {} : { descriptors: others.descriptors }),
  };
}
