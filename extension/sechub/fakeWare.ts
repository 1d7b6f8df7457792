import {
  createSigner,
  decodeSubject,
  engineHashOf,
  type Hex,
  type Kind,
  keccak,
  nobleCurve,
  type ReadCall,
  type ReceivedRequest,
  readCall,
  readPlainCall,
  refusalDigest,
  type ScanRequest,
  type ScanResult,
  secwareIdOf,
  subjectHash,
  toBase64Url,
  toUtf8Bytes,
  type Verdict,
  verdictDigest,
  wireLevels,
  ZERO_HASH,
} from "../../protocol/index.ts";

/** A fake: a SecWare in memory for the tests of the client, which lies on demand. It settles nothing and stores nothing. */
export interface FakeWare {
  fetch: typeof fetch;
  /** The calls that were read as signed, in order. */
  calls: ReadCall[];
  /** The bodies as they arrived. */
  bodies: ScanRequest[];
  /** Every URL that was asked. */
  urls: string[];
  /** What each number was answered with. */
  served: Map<number, { requestHash: Hex; text: string }>;
  signer: Hex;
}

export interface FakeWareOptions {
  origin: string;
  ware: number;
  now: () => number;
  level?: (typeof wireLevels)[number];
  /** Changes what would be answered: the lies. Called for each metered call. */
  lie?: Lie;
  /** Takes a look-up over; undefined: the honest answer. */
  lieInLookUp?: (path: string, caller: Hex) => Response | Promise<Response> | undefined;
  privateKey?: Hex;
}

export type Lie = (
  honest: { verdict: Verdict; content: ScanResult; call: ReadCall; count: number },
  make: FakeMaker,
) => Response | undefined | Promise<Response | undefined>;

export interface FakeMaker {
  answer(change?: {
    verdict?: Partial<Verdict>;
    content?: Partial<ScanResult>;
    key?: Hex;
    /** Changes the honest signature. */
    bend?: (signature: Hex) => Hex;
    payload?: string;
    domain?: { chainId: number; market: Hex };
  }): Response;
  problem(status: number, reason: string, extra?: object): Response;
  forget(): void;
}

export const fakeDomain = { chainId: 31337, market: `0x5ec0${"0".repeat(36)}` } as const;
export const fakeEngine = { name: "fake", version: "1.0.0" };
export const fakeKey: Hex = `0x${"4".padStart(64, "0")}`;

/** A fake SecWare behind a fake `fetch`. */
export function createFakeWare(options: FakeWareOptions): FakeWare {
  const { origin, now, privateKey = fakeKey } = options;
  const signer = createSigner(privateKey);
  const fake: FakeWare = {
    ...{ calls: [], bodies: [], urls: [], served: new Map(), signer: signer.address },
    fetch: async (input, init) => {
      const url = String(input);
      fake.urls.push(url);
      const request = requestOf(url, origin, init);
      const path = request.target;
      if (path === "/v1/scan") return scan(fake, options, request);
      const read = readPlainCall(request, {
        ...{ origin, chainId: fakeDomain.chainId, curve: nobleCurve, nowMs: now() },
      });
      if (read.status === "refused") return problemResponse(now(), read.httpStatus, read.reason);
      const lie = await options.lieInLookUp?.(path, read.caller);
      if (lie !== undefined) return lie;
      return path.startsWith("/v1/usage/")
        ? usage(fake, path.slice(10) as Hex, read.caller)
        : lookUp(fake, options, request);
    },
  };
  return fake;
}

async function scan(fake: FakeWare, options: FakeWareOptions, request: ReceivedRequest): Promise<Response> {
  const { origin, now } = options;
  const read = readCall(request, { domain: fakeDomain, origin, curve: nobleCurve, nowMs: now() });
  if (read.status === "refused") return problemResponse(now(), read.httpStatus, read.reason);
  const { call } = read;
  const known = fake.served.get(call.seq);
  fake.calls.push(call);
  const body = JSON.parse(new TextDecoder().decode(request.body)) as ScanRequest;
  fake.bodies.push(body);
  const honest = { ...honestParts(options, call, body), call, count: fake.calls.length };
  const make: FakeMaker = {
    answer: (change = {}) => {
      const text = envelopeText(options, honest, change);
      fake.served.set(call.seq, { requestHash: call.requestHash, text });
      return new Response(text, { status: 200 });
    },
    problem: (status, reason, extra = {}) => problemResponse(now(), status, reason, extra),
    forget: () => void fake.served.delete(call.seq),
  };
  const lie = await options.lie?.(honest, make);
  if (lie !== undefined) return lie;
  if (known !== undefined && known.requestHash === call.requestHash) return new Response(known.text);
  return make.answer();
}

function honestParts({ ware, level = "none", now }: FakeWareOptions, call: ReadCall, body: ScanRequest) {
  const subject = decodeSubject(body.subject);
  const at = now();
  const content: ScanResult = {
    ...{ v: 1, kind: body.kind as Kind, level, engine: fakeEngine },
    summary: { en: "A fake says so." },
    reasons:
      level === "none" || level === "unknown"
        ? []
        : [{ code: "FAKE_REASON", level, source: "fake", asOf: "2026-11-20T20:00:00Z" }],
    completeness: { verdict: level === "unknown" ? "none" : "full" },
  };
  const verdict: Verdict = {
    ...{ secwareId: secwareIdOf(ware), purchaseId: call.purchaseId, caller: call.caller, seq: call.seq },
    requestHash: call.requestHash,
    subjectHash: subject === null ? ZERO_HASH : subjectHash(subject),
    level: wireLevels.indexOf(level),
    confidenceBps: 65_535,
    payloadHash: ZERO_HASH,
    engine: engineHashOf(fakeEngine),
    ...{ receivedAtMs: at, issuedAtMs: at, validUntil: Math.floor(at / 1000) + 20 },
  };
  return { verdict, content };
}

function envelopeText(
  { privateKey = fakeKey }: FakeWareOptions,
  { verdict, content }: { verdict: Verdict; content: ScanResult },
  change: NonNullable<Parameters<FakeMaker["answer"]>[0]>,
): string {
  const payload = toUtf8Bytes(change.payload ?? JSON.stringify({ ...content, ...change.content }));
  const signed = { ...verdict, payloadHash: keccak(payload), ...change.verdict };
  const signer = createSigner(change.key ?? privateKey);
  const digest = verdictDigest(change.domain ?? fakeDomain, signed);
  const { bend = (honestly) => honestly } = change;
  const signature = bend(nobleCurve.sign(digest, change.key ?? privateKey));
  return JSON.stringify({
    ...{ v: 1, payload: toBase64Url(payload), verdict: signed, signer: signer.address, signature },
    usage: { high: signed.seq, served: signed.seq, calls: 1000 },
  });
}

function usage(fake: FakeWare, purchaseId: Hex, caller: Hex): Response {
  const newest = fake.calls.filter((call) => fake.served.has(call.seq)).at(-1);
  const high = newest?.seq ?? 0;
  const body = {
    v: 1,
    purchaseId,
    caller,
    high,
    served: fake.served.size,
    calls: 1000,
    newest: newest ?? null,
  };
  return Response.json(body);
}

function lookUp(fake: FakeWare, options: FakeWareOptions, request: ReceivedRequest): Response {
  const query = JSON.parse(new TextDecoder().decode(request.body));
  const found = fake.served.get(query.seq);
  if (found !== undefined) return new Response(found.text);
  const { ware, now, privateKey = fakeKey } = options;
  const { purchaseId, caller, seq } = query;
  const times = { receivedAtMs: now(), issuedAtMs: now() };
  const statement = {
    ...{ secwareId: secwareIdOf(ware), purchaseId, caller, seq, requestHash: ZERO_HASH, status: 404 },
    ...{ reason: keccak(toUtf8Bytes("not_served")), ...times },
  };
  const signature = nobleCurve.sign(refusalDigest(fakeDomain, statement), privateKey);
  return problemResponse(now(), 404, "not_served", {
    refusal: { statement, signer: createSigner(privateKey).address, signature },
  });
}

function problemResponse(nowMs: number, status: number, reason: string, extra: object = {}): Response {
  return Response.json({ status, reason, serverTimeMs: nowMs, ...extra }, { status });
}

function requestOf(url: string, origin: string, init: RequestInit | undefined): ReceivedRequest {
  return {
    method: init?.method ?? "GET",
    target: url.slice(origin.length),
    headers: init?.headers as Record<string, string>,
    body: (init?.body ?? new Uint8Array()) as Uint8Array,
  };
}
