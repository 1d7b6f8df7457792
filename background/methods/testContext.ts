import type { Address } from "../../extension/domain/primitives.ts";
import { createFakePlatform } from "../../extension/platform/fakePlatform.ts";
import type { ContentSender } from "../../extension/platform/sender.ts";
import type { AskOutcome } from "../../extension/storage/requests.ts";
import type { SiteRow } from "../../extension/storage/sites.ts";
import type { RpcOutcome } from "../services/networks/rpc.ts";
import type { Services } from "../services/services.ts";
import { createSites } from "../services/sites/createSites.ts";
import type { VaultStatus } from "../services/vault/vault.ts";
import type { MethodContext } from "./methodContext.ts";

export const alice: Address = `0x${"a1".repeat(20)}`;
export const bob: Address = `0x${"b0".repeat(20)}`;
export const site: ContentSender = {
  class: "content",
  origin: "https://app.example",
  documentId: "doc-1",
  frameId: 0,
  tabId: 1,
  topOrigin: "https://app.example",
};

export interface TestContextOptions {
  status?: VaultStatus;
  outcome?: AskOutcome;
  rpc?: RpcOutcome;
}

/** For tests: what methods run in, with real sites and everything else as told. */
export async function createTestContext({ status = "unlocked", outcome, rpc }: TestContextOptions = {}) {
  const platform = createFakePlatform();
  const rows = new Map<string, SiteRow>();
  const sites = await createSites({
    repository: {
      loadAll: async () => [],
      save: async (row) => void rows.set(row.origin, row),
      remove: async (origin) => void rows.delete(origin),
    },
    selectedChainId: () => 1,
    now: platform.now,
  });
  const state = { status, outcome: outcome ?? ({ status: "rejected" } as AskOutcome) };
  const asked: unknown[] = [];
  const forwarded: { url: string; method: string; params: readonly unknown[] }[] = [];
  const known = [1, 5].map((chainId) => ({
    ...{ chainId, name: `Chain ${chainId}`, symbol: "ETH", isHome: false },
    rpcUrl: `https://node-${chainId}.example`,
  }));
  const services = {
    sites,
    vault: { status: () => state.status },
    accounts: { selected: () => alice, has: (address: Address) => address === alice || address === bob },
    networks: {
      list: () => known,
      find: (chainId: number) => known.find((network) => network.chainId === chainId) ?? null,
      save: async (network: (typeof known)[number]) => {
        known.push(network);
        return { status: "saved" };
      },
    },
    async rpc(call: (typeof forwarded)[number]) {
      forwarded.push(call);
      return rpc ?? { status: "answered", value: "0x1" };
    },
    requests: {
      async ask(ask: unknown) {
        asked.push(ask);
        return state.outcome;
      },
    },
  } as unknown as Services;
  const context: MethodContext = { services, sender: site, askKey: "doc-1:a-1" };
  return { context, services, sites, rows, state, asked, forwarded };
}
