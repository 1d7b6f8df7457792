import { readBounded } from "../../../extension/chain/readBounded.ts";
import { MANIFEST_AT_MOST, MANIFEST_PATH, manifestHashOf, readManifest } from "../../../protocol/manifest.ts";
import type { FetchManifest } from "./manifestFetch.ts";
import { wareOriginOf } from "./wareOrigin.ts";

export interface ManifestFetchDeps {
  fetchFrom: typeof fetch;
  homeChainId: () => number | null;
  timeoutMs?: number;
}

/** Fetches manifests from their own origins. A redirect, a late, large or other body is no manifest. Effects: network. */
export function createManifestFetch({
  fetchFrom,
  homeChainId,
  timeoutMs = 5000,
}: ManifestFetchDeps): FetchManifest {
  return async (host, manifestHash) => {
    const origin = wareOriginOf(host, homeChainId() ?? 0);
    if (origin === null) return unverified("Its host cannot be reached from this network.");
    const bytes = await fetchBytes(fetchFrom, origin + MANIFEST_PATH, timeoutMs);
    if (bytes === null) return unverified("Its manifest could not be fetched.");
    if (manifestHashOf(bytes) !== manifestHash)
      return unverified("Its manifest is not the one that the registry names.");
    const manifest = readManifest(bytes);
    return manifest === null ? unverified("Its manifest cannot be read.") : { status: "verified", manifest };
  };
}

function unverified(problem: string) {
  return { status: "unverified" as const, problem };
}

async function fetchBytes(
  fetchFrom: typeof fetch,
  url: string,
  timeoutMs: number,
): Promise<Uint8Array | null> {
  try {
    const response = await fetchFrom(url, {
      redirect: "error",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return response.ok && response.body !== null ? await readBounded(response, MANIFEST_AT_MOST) : null;
  } catch {
    return null;
  }
}
