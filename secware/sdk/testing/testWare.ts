import {
  type Address,
  buildCall,
  createSigner,
  engineHashOf,
  type Hex,
  kinds,
  nobleCurve,
  purchaseIdOf,
  type SignedCall,
  signCall,
  signPlainCall,
  toUtf8Bytes,
  ZERO_HASH,
} from "../../../protocol/index.ts";
import type { Clock } from "../clock.ts";
import { createSecWare, type SecWare, type SecWareOptions } from "../createSecWare.ts";
import type { Engine } from "../engine.ts";
import type { Received } from "../http.ts";
import { createManifest } from "../manifest.ts";
import { createFakePurchaseIndex, type PurchaseFacts } from "../purchases/purchaseIndex.ts";
import { createMemoryStore } from "../store/memoryStore.ts";

export const domain = { chainId: 31337, market: `0x${"c0".repeat(20)}` as Address };
export const origin = "http://localhost:4801";
export const START_MS = 1_800_000_000_000;
export const callerKey: Hex = `0x${"11".repeat(32)}`;
export const signingKey: Hex = `0x${"22".repeat(32)}`;
export const caller = nobleCurve.address(callerKey);
export const purchaseId = purchaseIdOf({
  ...domain,
  ...{ owner: `0x${"aa".repeat(20)}`, ware: 1, planHash: ZERO_HASH, buyerNonce: 0 },
});
export const subjectHash: Hex = `0x${"5b".repeat(32)}`;

/** A clock that a test moves. */
export function createTestClock(): Clock & { forward(ms: number): void } {
  let nowMs = START_MS;
  return {
    nowMs: () => nowMs,
    forward: (ms) => {
      nowMs += ms;
    },
  };
}

/** An engine that finds nothing and says so at once. */
export const plainEngine: Engine = {
  name: "test",
  version: "1",
  kinds: ["transaction", "typedData"],
  inspect: () => ({
    status: "answered",
    subjectHash,
    content: { level: "none", reasons: [], completeness: { verdict: "full" } },
  }),
};

export const boundFacts: PurchaseFacts = {
  ware: 1,
  plan: 1,
  calls: 100,
  caller: { maxCalls: 100, settled: 0, validUntil: START_MS / 1000 + 1_000_000, isRevoked: false },
  start: START_MS / 1000 - 1_000,
  end: START_MS / 1000 + 1_000_000,
  isLive: true,
  kinds,
  confirmations: { have: 2, need: 2 },
};

/** A SecWare with fakes around it: a moved clock, a store in memory, a purchase that is said to be bound. */
export function setup(over: Partial<SecWareOptions> & { facts?: PurchaseFacts | null } = {}) {
  const clock = createTestClock();
  const { facts = boundFacts, engine = plainEngine, ...others } = over;
  const chainSeconds = () => Math.floor(clock.nowMs() / 1000);
  const manifest = createManifest({
    ...{ ware: 1, domain, origin, name: "Test", description: "Test", category: "other", engine },
    ...{ chains: [], retentionDays: 1 },
  });
  const ware = createSecWare({
    ...{ ware: 1, domain, origin, engine, manifest, clock, curve: nobleCurve },
    signer: createSigner(signingKey),
    store: createMemoryStore({ clock }),
    purchases: createFakePurchaseIndex(
      (id, who) => {
        if (id !== purchaseId || facts === null) return null;
        return who === caller ? facts : { ...facts, caller: null };
      },
      { chainSeconds },
    ),
    ...others,
  });
  return { clock, ware, engines: [engineHashOf(engine)] };
}

/** The text of a request's body. */
export function bodyOf(over: Record<string, unknown> = {}): string {
  return JSON.stringify({
    ...{ v: 1, kind: "transaction", chainId: "eip155:1", want: ["verdict"], budgetMs: 1_000 },
    salt: `0x${"07".repeat(16)}`,
    ...over,
  });
}

/** One signed call, as a wallet makes it. */
export async function callOf({
  seq = 1,
  nowMs = START_MS,
  body = bodyOf(),
  key = callerKey,
  id = purchaseId,
}: {
  seq?: number;
  nowMs?: number;
  body?: string;
  key?: Hex;
  id?: Hex;
} = {}): Promise<SignedCall> {
  const signer = createSigner(key);
  const call = buildCall({
    ...{ domain, url: `${origin}/v1/scan`, caller: signer.address, body: toUtf8Bytes(body) },
    ...{ created: Math.floor(nowMs / 1000), purchaseId: id, seq, sentAtMs: nowMs, ack: ZERO_HASH },
  });
  return await signCall(call, signer);
}

export function receivedOf(call: SignedCall, ip = "127.0.0.1"): Received {
  return { method: "POST", target: "/v1/scan", headers: call.headers, body: call.body, ip };
}

/** Sends a call and reads what comes. */
export async function ask(ware: SecWare, call: SignedCall) {
  return readAnswer(await ware.answer(receivedOf(call)));
}

let nonces = 0;
/** Sends an unmetered call. */
export async function askPlain(
  ware: SecWare,
  {
    path,
    body,
    nowMs = START_MS,
    key = callerKey,
  }: { path: string; body?: string; nowMs?: number; key?: Hex },
) {
  const plain = await signPlainCall({
    ...{ url: `${origin}${path}`, chainId: domain.chainId, signer: createSigner(key) },
    ...{ created: Math.floor(nowMs / 1000), nonce: `nonce-${String(nonces++).padStart(16, "0")}` },
    ...(body === undefined ? { method: "GET" } : { method: "POST", body: toUtf8Bytes(body) }),
  });
  const received: Received = {
    ...{ method: plain.method, target: path, headers: plain.headers, ip: "127.0.0.1" },
    body: plain.body ?? new Uint8Array(),
  };
  const first = readAnswer(await ware.answer(received));
  return { ...first, again: async () => readAnswer(await ware.answer(received)) };
}

function readAnswer({ status, headers, body }: Awaited<ReturnType<SecWare["answer"]>>) {
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const json = JSON.parse(text) as Record<string, unknown>;
  return { status, headers, text, json, reason: json["reason"] };
}
