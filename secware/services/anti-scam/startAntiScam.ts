import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Address, createSigner, type Hex, manifestHashOf } from "../../../protocol/index.ts";
import {
  createChainPurchaseIndex,
  createClaimer,
  createManifest,
  createSecWare,
  type Logger,
  lineLogger,
  loadCurve,
  openSqliteStore,
  type SettleReport,
  serve,
  systemClock,
} from "../../sdk/index.ts";
import { createAntiScamEngine } from "./engine.ts";
import { openFeedKeeper, type Reload } from "./feedKeeper.ts";
import { parameterFields } from "./parameters.ts";

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
  /** How soon a revocation is noticed; a second by default. */
  watchEveryMs?: number;
  logger?: Logger;
}

export interface AntiScam {
  origin: string;
  manifestBytes: Uint8Array;
  manifestHash: Hex;
  /** Brings the newest vouchers to the chain. Effects: chain, one transaction where something is due. */
  settle(): Promise<SettleReport>;
  /** Reads the feed again; a bad one leaves the last good one in use. */
  reloadFeed(): Promise<Reload>;
  stop(): Promise<void>;
}

/** Calls of one caller as the SLA in the registry promises them; an address may hold several callers. */
const LIMITS = { perCaller: 600, perAddress: 1_800 };
const RELOAD_EVERY_MS = 10 * 60_000;
const LOCAL_CHAIN = 31337;

/** Starts the anti-scam SecWare. Effects: a server on loopback, files in `dataFolder`, reads of the home chain. */
export async function startAntiScam(options: AntiScamOptions): Promise<AntiScam> {
  const { ware, port, homeRpcUrl: rpcUrl, developerKey, dataFolder, feed, settleEveryMs } = options;
  const { chainId } = options.deployment;
  const market = options.deployment.market.toLowerCase() as Address;
  const registry = options.deployment.registry.toLowerCase() as Address;
  const logger = options.logger ?? lineLogger;
  const clock = systemClock;
  await mkdir(dataFolder, { recursive: true });
  const keeper = await openFeedKeeper({
    ...{ source: feed, folder: dataFolder, clock, logger },
    reloadEveryMs: RELOAD_EVERY_MS,
  });
  const engine = createAntiScamEngine(keeper);
  const domain = { chainId, market };
  const origin = originOf(options);
  const manifestBytes = createManifest({ ware, domain, origin, engine, ...description });
  const store = openSqliteStore({ path: join(dataFolder, "calls.db"), clock });
  const confirmations = chainId === LOCAL_CHAIN ? 2 : 12;
  const purchases = createChainPurchaseIndex({
    rpcUrl,
    chainId,
    market,
    registry,
    clock,
    logger,
    confirmations,
    watchEveryMs: options.watchEveryMs ?? 1_000,
  });
  const { curve } = loadCurve(logger);
  const signer = createSigner(options.signingKey, curve);
  const secware = createSecWare({
    ...{ ware, domain, origin, signer, curve, store, purchases, engine, clock, logger },
    ...{ manifest: manifestBytes, limits: LIMITS },
  });
  const served = await serve(secware, { port });
  const claimer = createClaimer({ rpcUrl, domain, developerKey, store, logger, everyMs: settleEveryMs });
  return {
    origin,
    manifestBytes,
    manifestHash: manifestHashOf(manifestBytes),
    settle: () => claimer.settle(),
    reloadFeed: () => keeper.reload(),
    async stop() {
      keeper.stop();
      await served.stop();
      await claimer.stop();
      await purchases.stop();
      await store.close();
    },
  };
}

/** As the wallet forms it out of the host in the registry. */
function originOf({ hostName, port, deployment }: AntiScamOptions): string {
  const isLoopback = hostName === "localhost" || hostName === "127.0.0.1";
  return isLoopback && deployment.chainId === LOCAL_CHAIN
    ? `http://${hostName}:${port}`
    : `https://${hostName}`;
}

const description = {
  name: "Anti-scam",
  description:
    "Looks up everybody whom a request names in a list of known scams, decodes approvals, permits and orders, and remarks on permissions without limit.",
  category: "transaction",
  chains: [],
  parameters: parameterFields,
  retentionDays: 30,
} as const;
