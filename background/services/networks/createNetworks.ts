import { BaseError } from "../../../extension/errors/baseError.ts";
import type { NetworkRepository, NetworkRow } from "../../../extension/storage/networks.ts";
import type { SettingRepository } from "../../../extension/storage/settings.ts";
import { defaultNetworks } from "./defaultNetworks.ts";
import type { LocalWorld } from "./localWorld.ts";
import type { Network, Networks, SaveNetworkOutcome } from "./networks.ts";
import type { Rpc } from "./rpc.ts";
import { isRpcUrl } from "./rpcUrl.ts";

export interface NetworksDeps {
  repository: NetworkRepository;
  settings: SettingRepository;
  localWorld: LocalWorld | null;
  /** Whether the contracts are known to stand on a chain. */
  hasDeployment: (chainId: number) => boolean;
  rpc: Rpc;
}

const settingName = "networks.selected";

/** The networks of this profile. Effects: storage. */
export async function createNetworks(deps: NetworksDeps): Promise<Networks> {
  const { repository, settings, localWorld, hasDeployment, rpc } = deps;
  const shipped = localWorld?.networks ?? defaultNetworks;
  const rows = mergeRows(shipped, await repository.loadAll(), localWorld !== null);
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const homeChainId = () =>
    localWorld?.homeChainId ?? [...rows.keys()].find((chainId) => hasDeployment(chainId)) ?? null;
  const toNetwork = (row: NetworkRow): Network => ({ ...row, isHome: row.chainId === homeChainId() });
  const list = () => [...rows.values()].map(toNetwork);
  let selected = await loadSelected(settings, rows);
  return {
    list,
    homeChainId,
    find(chainId) {
      const row = rows.get(chainId);
      return row === undefined ? null : toNetwork(row);
    },
    selected: () => selected,
    view: () => ({ selected, list: list() }),
    async select(chainId) {
      if (!rows.has(chainId)) throw new NetworkUnknownError(chainId);
      await settings.save(settingName, chainId);
      selected = chainId;
      notify();
    },
    async save(network) {
      const outcome = await confirm(rpc, network);
      if (outcome.status !== "saved") return outcome;
      await repository.save(network);
      rows.set(network.chainId, network);
      notify();
      return outcome;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** In a local world the nodes' ports change with every start, so what the world says of its chains wins. */
function mergeRows(
  shipped: readonly NetworkRow[],
  saved: readonly NetworkRow[],
  shippedWins: boolean,
): Map<number, NetworkRow> {
  const [first, last] = shippedWins ? [saved, shipped] : [shipped, saved];
  const order = new Map(shipped.map((row) => [row.chainId, row]));
  for (const row of [...first, ...last]) order.set(row.chainId, row);
  return order;
}

async function loadSelected(settings: SettingRepository, rows: Map<number, NetworkRow>): Promise<number> {
  const stored = await settings.load(settingName);
  if (typeof stored === "number" && rows.has(stored)) return stored;
  const [first] = rows.keys();
  return first ?? 1;
}

/** A chain id decides what a signature is valid for, so the node itself has to say it. */
async function confirm(rpc: Rpc, { rpcUrl, chainId }: Omit<Network, "isHome">): Promise<SaveNetworkOutcome> {
  if (!isRpcUrl(rpcUrl)) return { status: "bad-url" };
  const outcome = await rpc(
    { url: rpcUrl, method: "eth_chainId", params: [] },
    { deadlineMs: 8000, maxBytes: 4096 },
  );
  if (outcome.status !== "answered" || typeof outcome.value !== "string") return { status: "unreachable" };
  if (!/^0x[0-9a-fA-F]{1,13}$/.test(outcome.value)) return { status: "unreachable" };
  const actual = Number(outcome.value);
  return actual === chainId ? { status: "saved" } : { status: "wrong-chain", actual };
}

/** A chain was named that the wallet does not know. */
export class NetworkUnknownError extends BaseError {
  override readonly code = "networks.unknown";

  constructor(chainId: number) {
    super("This network is not known to the wallet.", {
      hint: "Add the network first.",
      facts: { chainId },
    });
  }
}
