import {
  type Address,
  type Curve,
  type Domain,
  engineHashOf,
  type Hex,
  MANIFEST_PATH,
  manifestHashOf,
  RESULT_PATH,
  readManifest,
  SCAN_PATH,
  type Signer,
  secwareIdOf,
} from "../../protocol/index.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { WareContext } from "./context.ts";
import type { Engine } from "./engine.ts";
import { speedUpHashes } from "./fastHashes.ts";
import { type Answer, jsonAnswer, preflight, type Received, receiveRequest, toResponse } from "./http.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { type Logger, silentLogger } from "./logger.ts";
import { createMetrics } from "./metrics.ts";
import { createNonceLedger } from "./nonceLedger.ts";
import { answerResult, answerUsage } from "./plainRoutes.ts";
import { deny } from "./problem.ts";
import type { PurchaseIndex } from "./purchases/purchaseIndex.ts";
import { createRateLimit } from "./rateLimit.ts";
import { answerScan } from "./scanRoute.ts";
import { SdkError } from "./sdkError.ts";
import type { CallStore } from "./store/callStore.ts";

export interface SecWareOptions {
  /** The number in the registry. */
  ware: number;
  domain: Domain;
  /** The public origin, without a path. Warning: calls to any other origin are refused. */
  origin: string;
  /** Whose address is registered as a signing key. */
  signer: Signer;
  curve: Curve;
  store: CallStore;
  purchases: PurchaseIndex;
  engine: Engine;
  /** The exact bytes whose keccak stands in the registry. */
  manifest: Uint8Array;
  limits?: Partial<Limits>;
  clock?: Clock;
  logger?: Logger;
}

/** A SecWare that any host can run: one function from request to answer. */
export interface SecWare {
  origin: string;
  manifestHash: Hex;
  /** For hosts that speak Fetch. Always resolves. */
  fetch(request: Request, from?: { ip?: string }): Promise<Response>;
  /** The same without the cost of Fetch objects. Always resolves. */
  answer(received: Received): Promise<Answer>;
  /** Loads what makes it fast; `serve` does. It answers without, some times slower. Effects: the hashes of this process. */
  warmUp(): Promise<void>;
  /** Calls that are being worked on. */
  inFlight(): number;
}

/**
 * A SecWare around an engine: verify, reserve, inspect, sign, store, answer.
 *
 * @example
 * const ware = createSecWare({ ware: 1, domain, origin, signer, curve, store, purchases, engine, manifest });
 * await serve(ware, { port: 4801 });
 */
export function createSecWare(options: SecWareOptions): SecWare {
  const context = createContext(options);
  let inFlight = 0;
  const answer = async (received: Received): Promise<Answer> => {
    inFlight++;
    try {
      if (inFlight > context.limits.inFlightAtMost)
        return deny({ status: 503, reason: "engine_unavailable", retryAfterSeconds: 1 }, context);
      return await route(received, context);
    } catch (cause) {
      context.logger.warn("request.failed", { name: cause instanceof Error ? cause.name : "unknown" });
      return deny({ status: 503, reason: "engine_unavailable", retryAfterSeconds: 1 }, context);
    } finally {
      inFlight--;
    }
  };
  return {
    origin: options.origin,
    manifestHash: manifestHashOf(options.manifest),
    answer,
    async fetch(request, { ip = "unknown" } = {}) {
      const received = await receiveRequest(request, ip);
      return toResponse(
        received === null ? deny({ status: 400, reason: "too_large" }, context) : await answer(received),
      );
    },
    async warmUp() {
      await speedUpHashes(context.logger);
    },
    inFlight: () => inFlight,
  };
}

function createContext(options: SecWareOptions): WareContext {
  const { ware, domain, origin, engine, manifest } = options;
  const clock = options.clock ?? systemClock;
  const limits = { ...defaultLimits, ...options.limits };
  const engineHash = engineHashOf(engine);
  checkManifest(options, engineHash);
  const minute = { windowSeconds: 60, clock };
  return {
    ...{ ware, domain, origin, engine, engineHash, manifest, limits, clock },
    secwareId: secwareIdOf(ware),
    signer: options.signer,
    curve: options.curve,
    store: options.store,
    purchases: options.purchases,
    byAddress: createRateLimit({ quota: limits.perAddress, ...minute }),
    byCaller: createRateLimit({ quota: limits.perCaller, ...minute }),
    nonces: createNonceLedger(clock),
    logger: options.logger ?? silentLogger,
    metrics: createMetrics(),
  };
}

/** A SecWare whose manifest says something else would answer calls that no client accepts: better not to start. */
function checkManifest({ ware, domain, origin, manifest }: SecWareOptions, engineHash: Hex): void {
  const read = readManifest(manifest);
  if (read === null) throw new ManifestMismatchError("shape");
  const isOrigin = /^https?:\/\/[^/?#]+$/.test(origin) && read.origin === origin;
  if (!isOrigin) throw new ManifestMismatchError("origin");
  if (read.secwareId !== secwareIdOf(ware)) throw new ManifestMismatchError("secwareId");
  if (read.chainId !== domain.chainId || read.market !== domain.market)
    throw new ManifestMismatchError("market");
  if (!read.engines.includes(engineHash)) throw new ManifestMismatchError("engines");
}

const USAGE = /^\/v1\/usage\/(0x[0-9a-f]{64})$/;
const NUMBERED = /^\/v1\/scan\/(0x[0-9a-f]{64})\/(0x[0-9a-f]{40})\/(\d{1,13})$/;

async function route(received: Received, context: WareContext): Promise<Answer> {
  const { method, target } = received;
  if (method === "OPTIONS") return preflight;
  const path = target.split("?", 1)[0] ?? target;
  // Health is asked for by machines that must not be refused for asking often.
  if (method === "GET" && path === "/healthz") return jsonAnswer(200, '{"status":"ok"}');
  const rate = context.byAddress.take(received.ip);
  if (!rate.isAllowed)
    return deny({ status: 429, reason: "rate_limited", retryAfterSeconds: rate.resetSeconds }, context);
  if (method === "POST" && path === SCAN_PATH) return await answerScan(received, context);
  if (method === "POST" && path === RESULT_PATH) return await answerResult(received, null, context);
  if (method === "GET") return await routeGet(received, path, context);
  return deny({ status: 404, reason: "not_found" }, context);
}

async function routeGet(received: Received, path: string, context: WareContext): Promise<Answer> {
  if (path === MANIFEST_PATH) return jsonAnswer(200, context.manifest);
  if (path === "/metrics") return await answerMetrics(received, context);
  const usage = USAGE.exec(path);
  if (usage?.[1] !== undefined) return await answerUsage(received, usage[1] as Hex, context);
  const [, purchaseId, caller, seq] = NUMBERED.exec(path) ?? [];
  if (purchaseId === undefined) return deny({ status: 404, reason: "not_found" }, context);
  const named = { purchaseId: purchaseId as Hex, caller: caller as Address, seq: Number(seq) };
  return await answerResult(received, named, context);
}

/** Figures of the business are for this machine only. */
async function answerMetrics({ ip }: Received, context: WareContext): Promise<Answer> {
  if (!LOOPBACK.has(ip)) return deny({ status: 404, reason: "not_found" }, context);
  return jsonAnswer(200, await context.metrics.text(), { type: "text/plain; version=0.0.4" });
}
const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** The manifest does not say what the SecWare was started with. */
export class ManifestMismatchError extends SdkError {
  override readonly code = "secware.manifest-mismatch";
  constructor(field: string) {
    super("The manifest and the options disagree.", "build the manifest from the same options.", { field });
  }
}
