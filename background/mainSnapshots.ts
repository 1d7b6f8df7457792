import type { SitesView } from "../extension/messages/views.ts";
import type { Services } from "./services/services.ts";

/** How many metered calls an origin has caused within the hour. */
export type UsedThisHour = (origin: string) => number;

/** Says which state stands behind each name that our pages mirror, and when it is sent again. */
export function registerSnapshots(services: Services, usedThisHour: UsedThisHour): void {
  const { snapshots, vault, accounts, networks, sites, settings, session, balances } = services;
  const { requests, activity, hub, catalogue, policy } = services;
  snapshots.register("session", async () => session.view());
  snapshots.register("accounts", async () => accounts.view());
  snapshots.register("networks", async () => networks.view());
  snapshots.register("balances", async () => balances.view());
  snapshots.register("sites", async () => sitesView(services, usedThisHour));
  snapshots.register("requests", () => requests.view());
  snapshots.register("activity", () => activity.view());
  snapshots.register("hub", async () => hub.view());
  snapshots.register("catalogue", async () => catalogue.view());
  snapshots.register("policy", async () => policy.view());
  snapshots.register("overrides", async () => services.overrides.view());
  snapshots.register("dryRun", async () => services.dryRuns.view());
  snapshots.register("selfCheck", async () => services.selfCheck.view());
  snapshots.register("audit", async () => services.audit.view());
  snapshots.register("rechecks", async () => services.rechecks.view());
  snapshots.register("feeds", async () => services.lists.view());
  snapshots.register("contractInfo", async () => services.contractInfo.view());
  snapshots.register("descriptorSets", async () => services.descriptorSets.view());
  snapshots.register("factors", async () => services.factors.view());

  const publish = (...names: Parameters<typeof snapshots.publish>[0][]) => {
    for (const name of names) snapshots.publish(name);
  };
  vault.watch(() =>
    publish("session", "accounts", "balances", "sites", "activity", "requests", "overrides", "feeds"),
  );
  settings.watch(() => publish("session"));
  accounts.watch(() => publish("accounts", "balances", "hub", "policy", "overrides"));
  networks.watch(() => publish("networks", "session", "balances"));
  sites.watch(() => publish("sites", "feeds"));
  activity.watch(() => publish("activity"));
  hub.watch(() => publish("hub", "catalogue"));
  catalogue.watch(() => publish("catalogue", "hub"));
  policy.watch(() => publish("policy"));
  services.dryRuns.watch(() => publish("dryRun"));
  services.selfCheck.watch(() => publish("selfCheck"));
  services.audit.watch(() => publish("audit", "hub"));
  services.rechecks.watch(() => publish("rechecks"));
  services.lists.watch(() => publish("feeds"));
  services.contractInfo.watch(() => publish("contractInfo"));
  services.descriptorSets.watch(() => publish("descriptorSets"));
  services.factors.watch(() => publish("factors"));
}

/** Shows on the toolbar how many requests wait. */
export function watchBadge(
  { snapshots, requests }: Pick<Services, "snapshots" | "requests">,
  setBadge: (text: string) => Promise<void>,
): void {
  snapshots.watch((name) => {
    if (name !== "requests") return;
    requests
      .view()
      .then(({ list }) => setBadge(list.length === 0 ? "" : String(list.length)))
      // A badge is a convenience; the window says the same.
      .catch(() => undefined);
  });
}

/** Where a person has been is nobody's business while the wallet is locked. */
function sitesView({ sites, vault }: Services, usedThisHour: UsedThisHour): SitesView {
  if (vault.status() !== "unlocked") return { list: [] };
  return {
    list: sites.list().map(({ callBudget, ...site }) => ({
      ...site,
      callBudget: { ...callBudget, usedThisHour: usedThisHour(site.origin) },
    })),
  };
}
