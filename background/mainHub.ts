import { type ChainClients, createChainClients } from "../extension/chain/chainClients.ts";
import { encodeDocument } from "../extension/chain/homeActs.ts";
import { homeAddressesOf } from "../extension/chain/homeAddresses.ts";
import { createHomeReads, type HomeReads } from "../extension/chain/homeReads.ts";
import type { Transactions } from "../extension/chain/transaction.ts";
import { createTransactions } from "../extension/chain/transactions.ts";
import { createEvidenceRepository } from "../extension/storage/activity.ts";
import { createCopyRepository } from "../extension/storage/copies.ts";
import type { Database } from "../extension/storage/openStore.ts";
import { createPolicyRepository } from "../extension/storage/policies.ts";
import { createPolicyVersionRepository } from "../extension/storage/policyVersions.ts";
import { createCatalogue } from "./services/catalogue/createCatalogue.ts";
import { createManifestFetch } from "./services/catalogue/createManifestFetch.ts";
import type { Clock } from "./services/clock/clock.ts";
import { createConsole } from "./services/console/createConsole.ts";
import { createDisputes } from "./services/disputes/createDisputes.ts";
import { createGovernance } from "./services/governance/createGovernance.ts";
import type { CallRecord } from "./services/hub/bindingState.ts";
import { createHubService } from "./services/hub/createHubService.ts";
import type { HubService } from "./services/hub/hub.ts";
import { type HubDeps, noHub } from "./services/hub/hubDeps.ts";
import { type AskOwn, createOwnAsks } from "./services/hub/ownAsks.ts";
import { createPolicy } from "./services/policy/createPolicy.ts";
import type { PolicyEvent, PolicyService } from "./services/policy/policy.ts";
import { createRestaking } from "./services/restaking/createRestaking.ts";
import { createReviews } from "./services/reviews/createReviews.ts";
import type { Services } from "./services/services.ts";
import { createLocalSeal } from "./services/vault/localSeal.ts";

/** For how long a loosening waits after it is mined. */
const loosenWaitMs = 600_000;
const minedWithinMs = 120_000;

export interface Chains {
  clients: ChainClients;
  transactions: Transactions;
  reads: HomeReads;
}

/** The chains of the wallet, through the nodes that its networks name. */
export function composeChains(deps: {
  networks: Services["networks"];
  fetchFrom: typeof fetch;
  now: () => number;
}): Chains {
  const { networks, fetchFrom, now } = deps;
  const rpcUrlOf = (chainId: number) => networks.find(chainId)?.rpcUrl ?? null;
  const clients = createChainClients({ rpcUrlOf, fetchFrom, now });
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return {
    clients,
    transactions: createTransactions({ clients, now, sleep }),
    reads: createHomeReads({ clients, addressesOf: homeAddressesOf }),
  };
}

export interface HubServicesDeps {
  core: Pick<Services, "accounts" | "networks" | "vault">;
  /** Read when the user acts, so that it may be composed after this. */
  requests: () => Pick<Services["requests"], "start">;
  chains: Chains;
  database: Database;
  fetchFrom: typeof fetch;
  now: () => number;
  clock: Clock;
  notePolicy: (event: PolicyEvent) => void;
  /** What the client counted of a purchase. */
  recordOf: (purchaseId: string) => CallRecord | null;
  wareRecordOf: HubDeps["wareRecordOf"];
}

export type HubServices = Pick<
  Services,
  "hub" | "catalogue" | "policy" | "console" | "reviews" | "disputes" | "governance" | "restaking"
>;

/** Puts hub, catalogue, policy, and what else acts on the home chain together, each from its last good copy. Effects: storage. */
export async function composeHubServices(deps: HubServicesDeps): Promise<HubServices> {
  const { core, chains, database, now } = deps;
  const { accounts, networks, vault } = core;
  const homeChainId = () => networks.homeChainId();
  // Hub, policy and catalogue look at each other; each looks only when it is asked, which is after all three are there.
  let hub: HubService | null = null;
  const ask: AskOwn = createOwnAsks({
    requests: { start: (own) => deps.requests().start(own) },
    createId: () => crypto.randomUUID(),
    onSent: (act, hash) =>
      void chains.transactions
        .waitReceipt(act.chainId, hash, { deadlineMs: minedWithinMs })
        .then(() => hub?.refresh()),
  });
  const catalogue = await createCatalogue({
    homeChainId,
    readWares: chains.reads.readWares,
    fetchManifest: createManifestFetch({ fetchFrom: deps.fetchFrom, homeChainId }),
    isBound: (ware) =>
      hub?.view().bindings.some((own) => own.ware === ware && own.state !== "unbound") ?? false,
    copies: createCopyRepository(database, "catalogueCopy"),
    now,
  });
  const policy: PolicyService = await createPolicy({
    repository: createPolicyRepository(database),
    versions: createPolicyVersionRepository(database),
    seal: createLocalSeal(vault),
    clock: deps.clock,
    note: deps.notePolicy,
    accounts,
    vault,
    hasHub: () => hub?.view().status === "ready",
    async readDocument(account) {
      const chainId = homeChainId();
      const facts = chainId === null ? null : await chains.reads.readHub(chainId, account);
      if (chainId === null || facts === null || facts.hub === null)
        return { status: "unavailable", reason: noHub };
      const read = { chainId, hub: facts.hub, ...facts.document };
      // What another device wrote meanwhile must be seen before it is written over.
      await policy.adopt(account, read);
      return read;
    },
    askWrite: (account, base, staged) =>
      ask({
        action: "writeDocument",
        account,
        chainId: base.chainId,
        call: encodeDocument(base.hub, staged),
        note: {
          title: "Save policy",
          sentence: "Writes your policy to your SecHub, encrypted, so that your words alone bring it back.",
          isUnderstood: true,
        },
      }),
    waitMs: loosenWaitMs,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  hub = await createHubService({
    accounts,
    homeChainId,
    reads: chains.reads,
    catalogue,
    policy,
    vault,
    copies: createCopyRepository(database, "hubCopies"),
    recordOf: deps.recordOf,
    wareRecordOf: deps.wareRecordOf,
    ask,
    now,
  });
  const home = { accounts, homeChainId, reads: chains.reads, ask };
  return {
    hub,
    catalogue,
    policy,
    console: createConsole(home),
    reviews: createReviews({ ...home, catalogue, vault }),
    disputes: createDisputes({ ...home, catalogue, vault, evidence: createEvidenceRepository(database) }),
    governance: createGovernance(home),
    restaking: createRestaking(home),
  };
}
