import * as v from "valibot";
import { SEQ_AT_MOST } from "./call/callHeader.ts";
import { address, count, hash, signature } from "./shapes.ts";

/** Unmetered routes. */
export const RESULT_PATH = "/v1/result";
export const SCAN_PATH = "/v1/scan";
export const usagePath = (purchaseId: string): string => `/v1/usage/${purchaseId}`;

/** The body of `POST /v1/result`: which answer is looked up. */
export const resultQuery = v.object({
  v: v.literal(1),
  purchaseId: hash,
  caller: address,
  seq: count(SEQ_AT_MOST),
});
export type ResultQuery = v.InferOutput<typeof resultQuery>;

/** The answer of `GET /v1/usage/{purchaseId}`: the counter of the asking caller, with its newest voucher as proof. */
export const usageAnswer = v.object({
  v: v.literal(1),
  purchaseId: hash,
  caller: address,
  high: count(SEQ_AT_MOST),
  served: count(SEQ_AT_MOST),
  calls: count(SEQ_AT_MOST),
  newest: v.nullable(v.object({ seq: count(SEQ_AT_MOST), requestHash: hash, signature })),
  serverTimeMs: v.optional(count()),
});
export type UsageAnswer = v.InferOutput<typeof usageAnswer>;

/** A usage answer out of the text of an answer, or null. */
export function readUsage(body: string): UsageAnswer | null {
  try {
    const decoded = v.safeParse(usageAnswer, JSON.parse(body));
    return decoded.success ? decoded.output : null;
  } catch {
    return null;
  }
}
