import * as v from "valibot";
import { readBounded } from "../../../extension/chain/readBounded.ts";

/** What a node said, or that it did not. A value is a claim of the node's, never a fact. */
export type RpcOutcome =
  | { status: "answered"; value: unknown }
  /** The node's own refusal; its text is foreign and must not reach a page or a log. */
  | { status: "refused"; code: number; data: unknown }
  | { status: "unreachable"; reason: "timeout" | "network" | "http" | "oversized" | "malformed" };

export interface RpcCall {
  url: string;
  method: string;
  params: readonly unknown[];
}
export interface RpcLimits {
  deadlineMs: number;
  maxBytes: number;
}
export type Rpc = (call: RpcCall, limits?: Partial<RpcLimits>) => Promise<RpcOutcome>;

const standard: RpcLimits = { deadlineMs: 15_000, maxBytes: 4 * 1024 * 1024 };
const answer = v.union([
  v.object({ id: v.literal(1), error: v.object({ code: v.number(), data: v.optional(v.unknown()) }) }),
  v.object({ id: v.literal(1), result: v.unknown() }),
]);

/** Asks nodes over HTTP, within a time and a size, following no redirect. Effects: network. */
export function createRpc(fetchFrom: typeof fetch): Rpc {
  return async ({ url, method, params }, limits) => {
    const { deadlineMs, maxBytes } = { ...standard, ...limits };
    const signal = AbortSignal.timeout(deadlineMs);
    try {
      const response = await fetchFrom(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
        redirect: "error",
        credentials: "omit",
        signal,
      });
      const bytes = await readBounded(response, maxBytes);
      if (bytes === null) return { status: "unreachable", reason: "oversized" };
      return outcomeOf(new TextDecoder().decode(bytes), response.ok);
    } catch {
      return { status: "unreachable", reason: signal.aborted ? "timeout" : "network" };
    }
  };
}

/** Nodes send errors with HTTP 200 and with 4xx alike, so the body is read first. */
function outcomeOf(text: string, isOk: boolean): RpcOutcome {
  const decoded = v.safeParse(answer, parseJson(text));
  if (!decoded.success) return { status: "unreachable", reason: isOk ? "malformed" : "http" };
  if (!("error" in decoded.output)) return { status: "answered", value: decoded.output.result };
  const { code, data } = decoded.output.error;
  return { status: "refused", code, data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
