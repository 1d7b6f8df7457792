import { ENVELOPE_AT_MOST, fromUtf8 } from "../../protocol/index.ts";
import { readBounded } from "../chain/readBounded.ts";

/** An HTTP exchange that ended: an answer of any status, or the way in which there was none. */
export type Exchange =
  | { status: "answered"; httpStatus: number; text: string; retryAfterMs: number | null }
  | { status: "failed"; reason: "timeout" | "unreachable" | "redirect" | "oversized" };

export interface FetchBoundedOptions {
  url: string;
  method: "GET" | "POST";
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array;
  signal: AbortSignal;
}

/** One request to a SecWare: no cookies, no referrer, no cache, no redirect, and never more than the largest answer read. */
export async function fetchBounded(fetchFrom: typeof fetch, options: FetchBoundedOptions): Promise<Exchange> {
  const { url, method, headers, body, signal } = options;
  try {
    const response = await fetchFrom(url, {
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
      credentials: "omit",
      referrerPolicy: "no-referrer",
      // Manual, so that a redirect can be told from a dead host; it is followed in neither case.
      redirect: "manual",
      cache: "no-store",
      signal,
    });
    if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
      void response.body?.cancel().catch(() => undefined);
      return { status: "failed", reason: "redirect" };
    }
    const bytes = await readBounded(response, ENVELOPE_AT_MOST);
    if (bytes === null) return { status: "failed", reason: "oversized" };
    // Bytes that are no text decode to nothing, which no reader takes for an answer.
    const text = fromUtf8(bytes) ?? "";
    return { status: "answered", httpStatus: response.status, text, retryAfterMs: retryAfterOf(response) };
  } catch {
    return { status: "failed", reason: signal.aborted ? "timeout" : "unreachable" };
  }
}

function retryAfterOf(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
