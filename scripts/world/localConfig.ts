import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Anvil } from "./anvil.ts";

/** What a wallet in the local world must be told: it reads this once, from its own package folder. */
export interface LocalConfig {
  v: 1;
  demo: true;
  homeChainId: number;
  networks: readonly { chainId: number; name: string; rpcUrl: string; symbol: string }[];
  faucetUrl: string;
}

export function toLocalConfig(home: Anvil, guarded: Anvil, faucetUrl: string): LocalConfig {
  return {
    v: 1,
    demo: true,
    homeChainId: home.chainId,
    networks: [
      { chainId: guarded.chainId, name: "Demo chain 1", rpcUrl: guarded.rpcUrl, symbol: "ETH" },
      { chainId: home.chainId, name: "SecHub home (local)", rpcUrl: home.rpcUrl, symbol: "ETH" },
    ],
    faucetUrl,
  };
}

/** Copies the built wallet beside a `local.json`; the build itself stays the one that a store would get. Effects: files. */
export function placeWallet(built: string, target: string, config: LocalConfig): string {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(built, target, { recursive: true });
  writeFileSync(join(target, "local.json"), `${JSON.stringify(config, null, 1)}\n`);
  return target;
}
