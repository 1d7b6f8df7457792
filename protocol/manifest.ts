import * as v from "valibot";
import { fromUtf8, keccak } from "./bytes.ts";
import type { Hex } from "./primitives.ts";
import { kinds } from "./scan.ts";
import { address, chain, count, hash, text } from "./shapes.ts";

export const MANIFEST_PATH = "/.well-known/secware.json";
export const MANIFEST_AT_MOST = 64 * 1024;

const parameterField = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9]{0,63}$/)),
  label: text(80),
  type: v.picklist(["boolean", "number", "text", "list"]),
  default: v.union([v.boolean(), v.number(), text(256), v.pipe(v.array(text(256)), v.maxLength(256))]),
  help: text(280),
});

/** What a SecWare says of itself, at its own origin; its keccak is on chain. Keys, plans and stake come from the chain only. */
export const manifest = v.object({
  v: v.literal(1),
  secwareId: hash,
  name: text(60),
  description: text(600),
  category: v.picklist(["proactive", "transaction", "response", "protection", "other"]),
  chainId: count(),
  market: address,
  /** Where it takes calls: `https://…`, without a path. */
  origin: text(300),
  kinds: v.pipe(v.array(v.picklist(kinds)), v.minLength(1)),
  chains: v.pipe(v.array(chain), v.maxLength(100)),
  /** The fields that it wants of each kind; the client sends the intersection with what the user allows. */
  needs: v.record(v.picklist(kinds), v.pipe(v.array(text(40)), v.maxLength(20))),
  /** keccak of `name@version#ruleset-root` of each engine that may answer. */
  engines: v.pipe(v.array(hash), v.minLength(1), v.maxLength(32)),
  parameters: v.pipe(v.array(parameterField), v.maxLength(32)),
  /** What its reason codes mean, for people. */
  reasonCodes: v.optional(v.record(text(64), text(280))),
  retentionDays: count(3_650),
  documentation: v.optional(text(300)),
});
export type Manifest = v.InferOutput<typeof manifest>;

/** keccak of the manifest's exact bytes. */
export const manifestHashOf = (bytes: Uint8Array): Hex => keccak(bytes);

/** A manifest out of its bytes, or null; the caller compares the hash. */
export function readManifest(bytes: Uint8Array): Manifest | null {
  if (bytes.length > MANIFEST_AT_MOST) return null;
  const body = fromUtf8(bytes);
  try {
    const decoded = v.safeParse(manifest, body === null ? null : JSON.parse(body));
    return decoded.success ? decoded.output : null;
  } catch {
    return null;
  }
}
