import * as v from "valibot";
import { SEQ_AT_MOST } from "./call/callHeader.ts";
import { address, count, hash, signature, text } from "./shapes.ts";

/** The media type of RFC 9457. */
export const PROBLEM_TYPE = "application/problem+json";

const refusal = v.object({
  secwareId: hash,
  purchaseId: hash,
  caller: address,
  seq: count(SEQ_AT_MOST),
  requestHash: hash,
  status: count(599),
  reason: hash,
  receivedAtMs: count(),
  issuedAtMs: count(),
});

/** The body of every answer that is no envelope. A refusal of a paid call is signed, so that it can be shown to others. */
export const problem = v.object({
  type: v.optional(text(200)),
  title: v.optional(text(200)),
  status: count(599),
  /** The code: `purchase_exhausted`, `seq_conflict`, … */
  reason: v.pipe(v.string(), v.regex(/^[a-z_]{1,64}$/)),
  /** The server's clock; the client keeps an offset for each SecWare. */
  serverTimeMs: v.optional(count()),
  refusal: v.optional(v.object({ statement: refusal, signer: address, signature })),
  /** Of `seq_conflict`: the first voucher under this number. */
  proof: v.optional(v.object({ seq: count(SEQ_AT_MOST), requestHash: hash, signature })),
  /** Of `purchase_unconfirmed`. */
  confirmations: v.optional(v.object({ have: count(), need: count() })),
});
export type Problem = v.InferOutput<typeof problem>;

/** A problem out of the text of an answer, or null. */
export function readProblem(body: string): Problem | null {
  try {
    const decoded = v.safeParse(problem, JSON.parse(body));
    return decoded.success ? decoded.output : null;
  } catch {
    return null;
  }
}
