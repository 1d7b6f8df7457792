import type { Curve, Domain, Hex, Signer } from "../../protocol/index.ts";
import type { Clock } from "./clock.ts";
import type { Engine } from "./engine.ts";
import type { Limits } from "./limits.ts";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./metrics.ts";
import type { NonceLedger } from "./nonceLedger.ts";
import type { PurchaseIndex } from "./purchases/purchaseIndex.ts";
import type { RateLimit } from "./rateLimit.ts";
import type { CallStore } from "./store/callStore.ts";

/** Everything that the routes of one SecWare share. */
export interface WareContext {
  ware: number;
  secwareId: Hex;
  domain: Domain;
  /** The public origin: never taken from a request. */
  origin: string;
  signer: Signer;
  curve: Curve;
  store: CallStore;
  purchases: PurchaseIndex;
  engine: Engine;
  engineHash: Hex;
  manifest: Uint8Array;
  limits: Limits;
  byAddress: RateLimit;
  byCaller: RateLimit;
  nonces: NonceLedger;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
}
