import type { NetworkRow } from "../../../extension/storage/networks.ts";

/**
 * The networks of a fresh profile without a local world.
 *
 * The nodes are free public ones, run by a third party that sees which addresses are asked about. The user may name
 * others; nothing is asked of them before a page or a screen needs it.
 */
export const defaultNetworks: readonly NetworkRow[] = [
  { chainId: 1, name: "Ethereum", rpcUrl: "https://ethereum-rpc.publicnode.com", symbol: "ETH" },
  {
    chainId: 11155111,
    name: "Sepolia",
    rpcUrl: "https://ethereum-sepolia-rpc.publicnode.com",
    symbol: "ETH",
  },
];
