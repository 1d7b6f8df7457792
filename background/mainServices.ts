import { type ChainClients, createChainClients } from "../extension/chain/chainClients.ts";
import { deployments } from "../extension/chain/generated/deployments.ts";
import { createTransactions } from "../extension/chain/transactions.ts";
import type { Platform } from "../extension/platform/platform.ts";
import { openStore } from "../extension/storage/openStore.ts";
import { createPolicyRepository } from "../extension/storage/policies.ts";
import { composeCore } from "./mainCore.ts";
import { pendingServices } from "./mainPending.ts";
import { registerSnapshots } from "./mainSnapshots.ts";
import { createPolicy } from "./services/policy/createPolicy.ts";
import { composeRequests } from "./services/requests/composeRequests.ts";
import type { Services } from "./services/services.ts";

export interface ComposeDeps {
  platform: Platform;
  onFailure: (what: string, cause: unknown) => void;
}

/** Reads all state and puts every service together. Effects: storage. */
export async function composeServices({ platform, onFailure }: ComposeDeps): Promise<Services> {
  await platform.closeLocalToContent();
  const database = await openStore();
  // The browser's own `fetch` refuses to be called as anything but itself.
  const fetchFrom: typeof fetch = (input, init) => fetch(input, init);
  const secTokenOf = (chainId: number) => deployments[chainId]?.addresses.SecToken ?? null;
  const { services: core } = await composeCore({ platform, database, fetchFrom, secTokenOf, onFailure });
  const rpcUrlOf = (chainId: number) => core.networks.find(chainId)?.rpcUrl ?? null;
  const clients: ChainClients = createChainClients({ rpcUrlOf, fetchFrom, now: platform.now });
  const transactions = createTransactions({ clients, now: platform.now, sleep: after });
  const policy = await createPolicy({
    repository: createPolicyRepository(database),
    accounts: core.accounts,
    vault: core.vault,
    hasHub: () => false,
    readDocument: async () => unavailable,
    askWrite: async () => unavailable,
    now: platform.now,
    waitMs: 60_000,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  const home = { ...pendingServices(), policy };
  const { budgets, ...requests } = await composeRequests({
    ...{ platform, database, core, clients, transactions, after },
    readPolicy: (account) => home.policy.current(account),
    boundServices: async () => [],
    askServices: async () => [],
  });
  const services: Services = { ...core, ...home, ...requests };
  policy.watch(() => requests.requests.decideAgain());
  registerSnapshots(services, budgets.usedThisHour);
  await requests.requests.resume(null);
  return services;
}

const unavailable = { status: "unavailable", reason: "There is no SecHub here." } as const;

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
