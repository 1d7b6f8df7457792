import { deployments } from "../extension/chain/generated/deployments.ts";
import { corpus } from "../extension/domain/policy/corpus.ts";
import type { Address } from "../extension/domain/primitives.ts";
import { invariant } from "../extension/errors/invariant.ts";
import type { Platform } from "../extension/platform/platform.ts";
import { createContractRepository } from "../extension/storage/contracts.ts";
import { type Database, openStore } from "../extension/storage/openStore.ts";
import { createRequestRepository, type RequestRow } from "../extension/storage/requests.ts";
import { composeAudit } from "./mainAudit.ts";
import { composeContractInfo } from "./mainContracts.ts";
import { type CoreServices, composeCore } from "./mainCore.ts";
import { composeChains, composeHubServices } from "./mainHub.ts";
import { composeDescriptorSets, composeLists } from "./mainLists.ts";
import { composeRechecks } from "./mainRechecks.ts";
import { composeSecHub } from "./mainSechub.ts";
import { composeSelfCheck } from "./mainSelfCheck.ts";
import { registerSnapshots, watchBadge } from "./mainSnapshots.ts";
import { policyNote } from "./services/audit/policyNote.ts";
import { recheckNote } from "./services/audit/recheckNote.ts";
import { createClock } from "./services/clock/createClock.ts";
import { createDryRuns } from "./services/dryRun/createDryRuns.ts";
import type { ActiveBinding } from "./services/hub/hub.ts";
import { createContractMemory } from "./services/inspection/contractMemory.ts";
import type { BoundService } from "./services/inspection/services.ts";
import { countPast } from "./services/overrides/countPast.ts";
import { asOverride } from "./services/overrides/overrideLife.ts";
import { overrideNote } from "./services/overrides/overrideNote.ts";
import { composeRequests } from "./services/requests/composeRequests.ts";
import { joinTraces } from "./services/requests/joinTraces.ts";
import type { Services } from "./services/services.ts";
import { createUploads } from "./services/uploads/createUploads.ts";
import { createLocalSeal } from "./services/vault/localSeal.ts";

export interface ComposeDeps {
  platform: Platform;
  onFailure: (what: string, cause: unknown) => void;
}

export interface Composed {
  services: Services;
  /** Every stored request, settled ones too. */
  loadRequests: () => Promise<readonly RequestRow[]>;
}

/** Reads all state and puts every service together. Effects: storage. */
export async function composeServices({ platform, onFailure }: ComposeDeps): Promise<Composed> {
  await platform.closeLocalToContent();
  const database = await openStore();
  // The browser's own `fetch` refuses to be called as anything but itself.
  const fetchFrom: typeof fetch = (input, init) => fetch(input, init);
  const secTokenOf = (chainId: number) => deployments[chainId]?.addresses.SecToken ?? null;
  const { services: core } = await composeCore({ platform, database, fetchFrom, secTokenOf, onFailure });
  const { budgets, ...acting } = await composeActing({ platform, database, core, fetchFrom });
  const services: Services = { ...core, ...acting };
  services.policy.watch(() => {
    services.requests.decideAgain();
    void services.overrides.policyChanged().catch((cause: unknown) => onFailure("overrides", cause));
  });
  registerSnapshots(services, budgets.usedThisHour);
  watchBadge(services, platform.setBadge);
  await services.requests.resume(null);
  void services.selfCheck.look();
  return { services, loadRequests: createRequestRepository(database).loadAll };
}

interface ActingDeps {
  platform: Platform;
  database: Database;
  core: CoreServices;
  fetchFrom: typeof fetch;
}

/** Hub, client and requests look at each other, but only when somebody acts: by then all three are there. */
async function composeActing({ platform, database, core, fetchFrom }: ActingDeps) {
  const { now } = platform;
  const clock = await createClock({ now, area: platform.local });
  const chains = composeChains({ networks: core.networks, fetchFrom, now });
  const { audit, pastRequests, trace, onSent } = await composeAudit({
    ...{ platform, database, clock, fetchFrom, vault: core.vault },
  });
  const memory = createContractMemory({ repository: createContractRepository(database), now });
  let hub: Services["hub"] | null = null;
  let open: Services["requests"] | null = null;
  const { client, askServices } = await composeSecHub({
    ...{ database, fetchFrom, after, now, homeChainId: core.networks.homeChainId },
    ...{ clients: chains.clients, reads: chains.reads, onSent },
    hub: () => present(hub),
  });
  const home = await composeHubServices({
    ...{ core, chains, database, fetchFrom, now, clock },
    notePolicy: (event) => audit.note(policyNote(event)),
    wareRecordOf: audit.recordOf,
    requests: () => present(open),
    recordOf: client.recordOf,
  });
  hub = home.hub;
  const boundServices = async (account: Address | null) =>
    account === null ? [] : (await home.hub.activeBindings(account)).map(toBoundService);
  const readPolicy = (account: Address | null) => home.policy.current(account);
  let rechecks: Services["rechecks"] | null = null;
  let activity: Services["activity"] | null = null;
  const lists = await composeLists({
    ...{ platform, database, fetchFrom, core },
    dealtWith: () => activity?.counterparties() ?? [],
  });
  const contractInfo = await composeContractInfo({
    ...{ database, clients: chains.clients, fetchFrom, now, audit },
  });
  const descriptorSets = await composeDescriptorSets({ platform, database, fetchFrom });
  const requests = await composeRequests({
    contractInfo,
    descriptors: descriptorSets.current,
    lists: lists.current,
    ...{ platform, database, core, after, askServices, clock },
    ...{ clients: chains.clients, transactions: chains.transactions },
    ...{ readPolicy, boundServices },
    noteOverride: (event) => audit.note(overrideNote(event)),
    countPast: async (row) =>
      row.madeBy === null
        ? pastRequests.countCovered(asOverride(row))
        : countPast(row, await pastRequests.since(0, row.madeBy), readPolicy(row.madeBy)),
    trace: joinTraces(trace, memory.trace),
    memory,
    seal: createLocalSeal(core.vault),
    noteApproved: async (row, { decision, context }) => rechecks?.noteApproved(row, decision, context),
  });
  open = requests.requests;
  activity = requests.activity;
  clock.watch(() => present(open).decideAgain());
  const { knowledge } = requests;
  rechecks = await composeRechecks({
    ...{ core, database, now, after, boundServices, askServices, readPolicy, knowledge, memory },
    ...{ requests: requests.requests, clients: chains.clients, setAlarm: platform.setAlarm },
    note: (row) => audit.note(recheckNote(row)),
  });
  const dryRuns = createDryRuns({
    ...{ pastRequests, readPolicy, now },
    builtIn: corpus,
    selected: core.accounts.selected,
    isUnlocked: () => core.vault.status() === "unlocked",
    pause: () => after(0),
  });
  const selfCheck = composeSelfCheck({
    ...{ platform, database, fetchFrom, services: core },
    ...{ acting: { ...home, audit }, pause: () => after(0) },
  });
  return {
    ...home,
    ...requests,
    contractInfo,
    descriptorSets,
    lists,
    uploads: createUploads(now),
    rechecks,
    audit,
    pastRequests,
    dryRuns,
    selfCheck,
  };
}

function present<T>(part: T | null): T {
  invariant(part !== null, "nobody acts before the wallet is put together");
  return part;
}

function toBoundService({ ware, name, pricePerCall }: ActiveBinding): BoundService {
  return { ware, name, price: pricePerCall.toString() };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
