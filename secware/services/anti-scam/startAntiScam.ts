import type { Address, Hex } from "../../../protocol/index.ts";
import type { Logger } from "../../sdk/logger.ts";

export interface AntiScamOptions {
  /** On loopback. */
  port: number;
  /** Without a port; `localhost` in the local world. */
  hostName: string;
  homeRpcUrl: string;
  deployment: { chainId: number; market: Address; registry: Address };
  /** The number in the registry; it may be registered after the start. */
  ware: number;
  signingKey: Hex;
  developerKey: Hex;
  /** Path or URL. */
  feed: string;
  dataFolder: string;
  /** 0: only when `settle` is called. */
  settleEveryMs: number;
  logger?: Logger;
}

export interface AntiScam {
  origin: string;
  manifestBytes: Uint8Array;
  manifestHash: Hex;
  /** Brings the newest vouchers to the chain. Effects: chain, one transaction where something is due. */
  settle(): Promise<{ settled: number; skipped: number; transactions: readonly Hex[] }>;
  stop(): Promise<void>;
}

/** Starts the anti-scam SecWare. Effects: a server on loopback, files in `dataFolder`, reads of the home chain. */
export async function startAntiScam(options: AntiScamOptions): Promise<AntiScam> {
  throw new TypeError(`The SecWare ${options.ware} is not built yet.`);
}
