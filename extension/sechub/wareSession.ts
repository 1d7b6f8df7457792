import type { Curve, Domain, Expectation, Kind, Manifest, Signer } from "../../protocol/index.ts";
import { secwareIdOf } from "../../protocol/index.ts";
import type { SigningKeyFacts } from "../chain/homeFacts.ts";
import type { CallRow } from "./callStore.ts";
import type { ClockOffsets } from "./clockOffsets.ts";
import type { Counters } from "./counters.ts";
import type { BoundWare, SecHubClientDeps } from "./types.ts";

/** Everything that is needed to talk to one SecWare under one purchase. */
export interface WareSession {
  binding: BoundWare;
  origin: string;
  domain: Domain;
  manifest: Manifest;
  signer: Signer;
  /** As the chain lists them now, in this machine's time. */
  keys: readonly SigningKeyFacts[];
  counters: Counters;
  offsets: ClockOffsets;
  curve: Curve;
  deps: Pick<SecHubClientDeps, "fetchFrom" | "now" | "after" | "randomBytes">;
  /** Calls whose answer somebody waits for: nobody may ask the SecWare to void them. */
  inFlight: Set<string>;
  /** Says what is about to leave. Never throws. */
  tellSent: (body: Uint8Array) => void;
}

/** The SecWare's clock as far as it is known, milliseconds. */
export function wareNow({ binding, offsets, deps }: WareSession): number {
  return deps.now() + offsets.of(binding.ware);
}

/** What an answer to a call must say to be one. */
export function expectationOf(session: WareSession, call: CallRow): Expectation {
  const now = wareNow(session);
  const { binding, domain, keys, manifest } = session;
  return {
    domain,
    kind: call.kind as Kind,
    secwareId: secwareIdOf(binding.ware),
    purchaseId: binding.purchaseId,
    caller: binding.caller,
    seq: call.seq,
    requestHash: call.requestHash,
    subjectHash: call.subjectHash,
    sentAtMs: call.sentAtMs,
    receivedAtMs: now,
    nowMs: now,
    keys,
    engines: manifest.engines,
  };
}
