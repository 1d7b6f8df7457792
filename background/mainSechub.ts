import type { ChainClients } from "../extension/chain/chainClients.ts";
import type { HomeReads } from "../extension/chain/homeReads.ts";
import { createSecHubClient } from "../extension/sechub/createSecHubClient.ts";
import type { SecHubClient, SentCall } from "../extension/sechub/types.ts";
import { createCallRepository } from "../extension/storage/calls.ts";
import type { Database } from "../extension/storage/openStore.ts";
import { createSigner } from "../protocol/curve.ts";
import { createManifestFetch } from "./services/catalogue/createManifestFetch.ts";
import { wareOriginOf } from "./services/catalogue/wareOrigin.ts";
import type { ActiveBinding, HubService } from "./services/hub/hub.ts";
import { createAskServices } from "./services/inspection/askSecWares.ts";
import type { AskServices } from "./services/inspection/services.ts";

export interface SecHubDeps {
  database: Database;
  clients: ChainClients;
  reads: HomeReads;
  fetchFrom: typeof fetch;
  now: () => number;
  after: (ms: number) => Promise<void>;
  homeChainId: () => number | null;
  /** What leaves for a SecWare, right before it leaves. */
  onSent: (sent: SentCall<ActiveBinding>) => void;
  /** Read when a call is signed, so that it may be composed after this. */
  hub: () => Pick<HubService, "callerKey" | "activeBindings">;
}

export interface SecHubParts {
  client: SecHubClient<ActiveBinding>;
  askServices: AskServices;
}

/** The client that asks SecWares, with its counters on the disk and its keys in the vault. Effects: storage. */
export async function composeSecHub(deps: SecHubDeps): Promise<SecHubParts> {
  const { database, clients, reads, fetchFrom, now, after, homeChainId, hub, onSent } = deps;
  const client = await createSecHubClient<ActiveBinding>({
    ...{ fetchFrom, now, after, onSent },
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    store: createCallRepository(database),
    signerOf: async (binding) => createSigner(await hub().callerKey(binding)),
    originOf: wareOriginOf,
    fetchManifest: createManifestFetch({ fetchFrom, homeChainId }),
    readSigningKeys: reads.readSigningKeys,
    homeAheadSeconds: (chainId) => readAhead(clients, chainId, now),
  });
  return { client, askServices: createAskServices(client, (account) => hub().activeBindings(account)) };
}

/** A local chain may have been moved forward; what it compares with its own time is computed from its newest block. */
async function readAhead(clients: ChainClients, chainId: number, now: () => number): Promise<number> {
  const { viem } = await clients.client(chainId);
  const { timestamp } = await viem.getBlock({ blockTag: "latest" });
  return Math.max(0, Number(timestamp) - Math.floor(now() / 1000));
}
