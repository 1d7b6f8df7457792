import { NodeSilentError } from "./chainErrors.ts";
import { readBounded } from "./readBounded.ts";

export interface FetchBounds {
  maxBytes: number;
  timeoutMs: number;
}

/** Strips a node's address to what may be shown: its path and query often hold an access key. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "unknown";
}

/**
 * A `fetch` that reads the whole body within a time and a size, so that a node that drips or floods ends in an error.
 *
 * Effects: network. Follows no redirect and sends no credentials.
 */
export function boundFetch(fetchFrom: typeof fetch, { maxBytes, timeoutMs }: FetchBounds): typeof fetch {
  return async (input, init) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetchFrom(input, {
      ...init,
      signal,
      redirect: "error",
      credentials: "omit",
      cache: "no-store",
    });
    const body = await readBounded(response, maxBytes);
    if (body === null) throw new NodeSilentError({ bytesAtMost: maxBytes });
    const headers = { "content-type": response.headers.get("content-type") ?? "application/json" };
    return new Response(body, { status: response.status, headers });
  };
}
