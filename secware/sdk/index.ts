// What a developer of a SecWare imports.
export { type ClaimerOptions, createClaimer, type SettleReport } from "./claimer.ts";
export { type Clock, systemClock } from "./clock.ts";
export { createSecWare, type SecWare, type SecWareOptions } from "./createSecWare.ts";
export type { Engine, EngineAnswer, EngineContext } from "./engine.ts";
export type { Answer, Received } from "./http.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export { type Logger, lineLogger, silentLogger } from "./logger.ts";
export { createManifest, type ManifestOptions } from "./manifest.ts";
export { loadCurve } from "./nativeCurve.ts";
export { createChainPurchaseIndex } from "./purchases/chainPurchaseIndex.ts";
export {
  createFakePurchaseIndex,
  type PurchaseFacts,
  type PurchaseIndex,
} from "./purchases/purchaseIndex.ts";
export { SdkError } from "./sdkError.ts";
export { type Served, serve } from "./serve.ts";
export type { CallStore } from "./store/callStore.ts";
export { createMemoryStore } from "./store/memoryStore.ts";
export { openSqliteStore } from "./store/sqliteStore.ts";
