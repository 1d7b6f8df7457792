import { readBounded } from "../../../extension/chain/readBounded.ts";
import { FEED_BYTES_AT_MOST } from "../../../extension/domain/lists/feed.ts";

export type ServerAnswer =
  | { status: "text"; text: string; etag: string | null }
  /** The server says that the copy with this etag is still the newest. */
  | { status: "unchanged" }
  | { status: "refused"; reason: string };

export interface AskServer {
  fetchFrom: typeof fetch;
  timeoutMs: number;
  bytesAtMost?: number;
}

/** Reads one file of the user's own choice: no cookies, no referrer, no redirect, bounded in time and size. Never throws. Effects: network. */
export async function askFeedServer(
  url: string,
  etag: string | null,
  { fetchFrom, timeoutMs, bytesAtMost = FEED_BYTES_AT_MOST }: AskServer,
): Promise<ServerAnswer> {
  try {
    const response = await fetchFrom(url, {
      redirect: "error",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      ...(etag === null ? {} : { headers: { "If-None-Match": etag } }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 304 && etag !== null) return { status: "unchanged" };
    if (!response.ok) return { status: "refused", reason: `Its server answered ${response.status}.` };
    const bytes = await readBounded(response, bytesAtMost);
    if (bytes === null) return { status: "refused", reason: "It is too large." };
    return { status: "text", text: new TextDecoder().decode(bytes), etag: etagOf(response) };
  } catch {
    return { status: "refused", reason: "Its server did not answer." };
  }
}

/** Only what fits one header line is sent back. Pages of other origins see it where the server lets them. */
function etagOf({ headers }: Response): string | null {
  const etag = headers.get("etag");
  return etag !== null && /^(W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(etag) ? etag : null;
}
