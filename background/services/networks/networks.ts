import type { NetworksView } from "../../../extension/messages/views.ts";

export interface Network {
  chainId: number;
  name: string;
  rpcUrl: string;
  symbol: string;
  isHome: boolean;
}
export type SaveNetworkOutcome =
  | { status: "saved" }
  | { status: "wrong-chain"; actual: number }
  | { status: "unreachable" }
  | { status: "bad-url" };

/** The chains the wallet knows, and the node it asks for each. */
export interface Networks {
  list(): readonly Network[];
  find(chainId: number): Network | null;
  /** The chain of the wallet's own screens and the default of a newly connected site. */
  selected(): number;
  /** The chain where SecHubs live; null where there is no deployment among the known networks. */
  homeChainId(): number | null;
  view(): NetworksView;
  /** Throws `NetworkUnknownError`. Effects: storage. */
  select(chainId: number): Promise<void>;
  /** Effects: network, storage. Saves only what the node itself confirms. */
  save(network: Omit<Network, "isHome">): Promise<SaveNetworkOutcome>;
  watch(listener: () => void): () => void;
}
