import type { Hex } from "../../../extension/domain/primitives.ts";
import type { Manifest } from "../../../protocol/manifest.ts";

/** A manifest is only ever what hashes to the registry's word; anything else has a reason. */
export type ManifestOutcome =
  | { status: "verified"; manifest: Manifest }
  | { status: "unverified"; problem: string };

/** Fetches `https://host/.well-known/secware.json`, bounded, no redirect, and compares its hash. Never throws. Effects: network. */
export type FetchManifest = (host: string, manifestHash: Hex) => Promise<ManifestOutcome>;
