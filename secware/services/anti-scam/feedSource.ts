import { readFile, stat } from "node:fs/promises";

/** The largest feed that is read. */
const FEED_BYTES_AT_MOST = 64 * 1024 * 1024;
const TIMEOUT_MS = 10_000;

export type FeedText = { status: "read"; text: string } | { status: "unavailable"; why: string };

/** Reads a feed's text from a path or an https URL. Always resolves. Effects: reads a file, or the network without redirects. */
export async function readFeedText(source: string): Promise<FeedText> {
  try {
    return /^https?:\/\//.test(source) ? await fetchText(source) : await loadText(source);
  } catch (cause) {
    const name = cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.name) : "unknown";
    return { status: "unavailable", why: name };
  }
}

async function loadText(path: string): Promise<FeedText> {
  const { size } = await stat(path);
  if (size > FEED_BYTES_AT_MOST) return { status: "unavailable", why: "too-large" };
  return { status: "read", text: await readFile(path, "utf8") };
}

async function fetchText(url: string): Promise<FeedText> {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status !== 200) return { status: "unavailable", why: `status-${response.status}` };
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > FEED_BYTES_AT_MOST) return { status: "unavailable", why: "too-large" };
    parts.push(part);
  }
  return { status: "read", text: Buffer.concat(parts).toString("utf8") };
}
