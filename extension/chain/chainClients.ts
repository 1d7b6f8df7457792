import { createPublicClient, type HttpTransport, http, type PublicClient } from "viem";
import { boundFetch, hostOf } from "./boundedFetch.ts";
import { ChainUnknownError, WrongChainError } from "./chainErrors.ts";
import { toChainError } from "./toChainError.ts";

/** One chain through one node that has just said which chain it serves. */
export interface ChainClient {
  chainId: number;
  host: string;
  viem: PublicClient<HttpTransport, undefined>;
}

export interface ChainClients {
  /**
   * A client for a chain, once its node has named that chain. `asked` asks the node again even if it did so lately; use it
   * before anything is signed. Throws `ChainUnknownError`, `WrongChainError`, `NodeSilentError`.
   *
   * Effects: network.
   */
  client(chainId: number, trust?: "recent" | "asked"): Promise<ChainClient>;
}

export interface ChainClientsDeps {
  /** The node's address, null where the chain is not known. */
  rpcUrlOf: (chainId: number) => string | null;
  fetchFrom: typeof fetch;
  now: () => number;
  timeoutMs?: number;
  maxBytes?: number;
}

/** For how long a node's word about its chain is taken for reads that nothing is signed by. */
const recentMs = 30_000;

/** Clients for whatever chains the wallet knows; a changed node address is used from the next call on. */
export function createChainClients(deps: ChainClientsDeps): ChainClients {
  const { rpcUrlOf, fetchFrom, now, timeoutMs = 10_000, maxBytes = 4 * 1024 * 1024 } = deps;
  const known = new Map<string, { client: ChainClient; verifiedAt: number }>();
  return {
    async client(chainId, trust = "recent") {
      const url = rpcUrlOf(chainId);
      if (url === null) throw new ChainUnknownError(chainId);
      const key = `${chainId} ${url}`;
      const entry = known.get(key);
      if (entry !== undefined && trust === "recent" && now() - entry.verifiedAt < recentMs)
        return entry.client;
      const client =
        entry?.client ?? createClient(chainId, url, boundFetch(fetchFrom, { maxBytes, timeoutMs }));
      known.delete(key);
      await assertChain(client);
      known.set(key, { client, verifiedAt: now() });
      return client;
    },
  };
}

function createClient(chainId: number, url: string, fetchFn: typeof fetch): ChainClient {
  // The bounds are in `fetchFn`; viem's own timer would only add a second one. Nothing is retried behind our back.
  const transport = http(url, { retryCount: 0, timeout: 0, fetchFn });
  return { chainId, host: hostOf(url), viem: createPublicClient({ transport, cacheTime: 0 }) };
}

async function assertChain({ chainId, host, viem }: ChainClient): Promise<void> {
  const actual = await viem.getChainId().catch((cause: unknown) => {
    throw toChainError(cause, { host, method: "eth_chainId" });
  });
  if (actual !== chainId) throw new WrongChainError({ host, expected: chainId, actual });
}
