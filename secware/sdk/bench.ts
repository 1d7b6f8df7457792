import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Address,
  buildCall,
  type Curve,
  createSigner,
  decodeSubject,
  encodeSubject,
  type Hex,
  kinds,
  signCall,
  subjectHash,
  toUtf8Bytes,
  ZERO_HASH,
} from "../../protocol/index.ts";
import { systemClock } from "./clock.ts";
import { createSecWare } from "./createSecWare.ts";
import type { Engine } from "./engine.ts";
import { silentLogger } from "./logger.ts";
import { createManifest } from "./manifest.ts";
import { loadCurve } from "./nativeCurve.ts";
import { createFakePurchaseIndex } from "./purchases/purchaseIndex.ts";
import { SdkError } from "./sdkError.ts";
import { serve } from "./serve.ts";
import { openSqliteStore } from "./store/sqliteStore.ts";

/** What one process of the SDK does over HTTP, beside what its cryptography alone could do. */
export interface SdkRate {
  /**
   * Verified, metered, signed and durably stored answers a second of processor time of the server's process: of all its threads,
   * those that collect garbage and write to the disk included, and of none of the client's.
   */
  answersPerCoreSecond: number;
  /** Bare verify plus sign of the same library in the same run, a second of processor time. */
  barePerCoreSecond: number;
  /** Of the two above: what other programs of this machine do falls on neither. */
  ratio: number;
  /** By the clock on the wall, client and everything else included. */
  answersPerSecond: number;
  answers: number;
  failed: number;
  p50Ms: number;
  p99Ms: number;
  implementation: "native" | "noble";
}

const CONNECTIONS = 32;
/** Calls of each connection before the clock starts. */
const WARM_UP = 64;
const domain = { chainId: 31337, market: `0x${"c0".repeat(20)}` as Address };
const SIGNING_KEY: Hex = `0x${"22".repeat(32)}`;

/**
 * Measures the SDK over HTTP on loopback. Its server has this process, the client another; every request is signed before the
 * clock starts, and every one is a new call with a new number.
 *
 * Effects: a child process, a port on loopback and a folder of temporary files, all gone at the end.
 */
export async function measureSdkRate({ answers = 8_000 }: { answers?: number } = {}): Promise<SdkRate> {
  const folder = mkdtempSync(join(tmpdir(), "sdk-bench-"));
  const { curve, implementation } = loadCurve(silentLogger);
  const store = openSqliteStore({ path: join(folder, "calls.db"), clock: systemClock });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const ware = createSecWare({
    ...{ ware: 1, domain, origin, curve, store, engine },
    signer: createSigner(SIGNING_KEY, curve),
    purchases: everybodyBought(),
    manifest: createManifest({
      ...{ ware: 1, domain, origin, engine, name: "Bench", description: "Bench", category: "other" },
      ...{ chains: [], retentionDays: 1 },
    }),
    limits: { perAddress: 1e9, perCaller: 1e9 },
  });
  const served = await serve(ware, { port });
  try {
    const each = Math.ceil(answers / CONNECTIONS);
    const url = `http://127.0.0.1:${port}`;
    const file = join(folder, "calls.json");
    // Only the files hold the calls: in this process they would be garbage to collect during the measurement.
    const lists = await prepareCalls(origin, WARM_UP + each, curve);
    writeFileSync(file, JSON.stringify({ url, connections: lists.map((list) => list.slice(WARM_UP)) }));
    writeFileSync(
      `${file}.warm`,
      JSON.stringify({ url, connections: lists.map((list) => list.slice(0, WARM_UP)) }),
    );
    lists.length = 0;
    // Bare verify and sign are warmed up as well: compilation belongs to a start, not to a rate.
    await (await startClient(`${file}.warm`)).run();
    const client = await startClient(file);
    const before = measureBare(curve);
    const started = process.cpuUsage();
    const seen = await client.run();
    const answersPerCoreSecond = seen.answered / coreSecondsSince(started);
    // Taken on both sides of the run, for a busy machine also slows a core down.
    const barePerCoreSecond = (before + measureBare(curve)) / 2;
    return {
      ...{ answersPerCoreSecond, barePerCoreSecond, ratio: answersPerCoreSecond / barePerCoreSecond },
      ...{ answersPerSecond: seen.answered / seen.seconds, implementation },
      ...{ answers: seen.answered, failed: seen.failed },
      ...{ p50Ms: seen.p50Ms, p99Ms: seen.p99Ms },
    };
  } finally {
    await served.stop({ deadlineMs: 1_000 });
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An engine of the smallest honest size: it decodes the subject, and finds nothing. */
const engine: Engine = {
  name: "bench",
  version: "1",
  kinds: ["transaction"],
  inspect(request) {
    const subject = decodeSubject(request.subject);
    if (subject === null) return { status: "declined", reason: "undecodable" };
    return {
      status: "answered",
      subjectHash: subjectHash(subject),
      content: {
        level: "none",
        summary: { en: "Nobody in this request is on the list." },
        reasons: [],
        completeness: { verdict: "full" },
        sources: [{ name: "own rules", version: "1.0.0" }],
      },
    };
  },
};

function everybodyBought() {
  const caller = { maxCalls: 1e9, settled: 0, validUntil: 4e9, isRevoked: false };
  const window = { start: 0, end: 4e9, isLive: true, confirmations: { have: 2, need: 2 } };
  const facts = { ware: 1, plan: 0, calls: 1e9, caller, kinds, ...window };
  return createFakePurchaseIndex(() => facts, { chainSeconds: () => Math.floor(Date.now() / 1000) });
}

interface NativeVerify {
  ecdsaVerify(signature: Uint8Array, digest: Uint8Array, key: Uint8Array): boolean;
  publicKeyCreate(key: Uint8Array, compressed: boolean): Uint8Array;
}

/** Verify and sign, alternating, after a warm-up: how many a second of processor time. */
function measureBare(curve: Curve): number {
  const native = createRequire(import.meta.url)("secp256k1/bindings.js") as NativeVerify;
  const digest: Hex = `0x${"5a".repeat(32)}`;
  const bytes = Buffer.from(digest.slice(2), "hex");
  const key = native.publicKeyCreate(Buffer.from(SIGNING_KEY.slice(2), "hex"), true);
  const signature = Buffer.from(curve.sign(digest, SIGNING_KEY).slice(2, 130), "hex");
  const once = () => {
    native.ecdsaVerify(signature, bytes, key);
    curve.sign(digest, SIGNING_KEY);
  };
  for (let round = 0; round < 500; round++) once();
  const started = process.cpuUsage();
  for (let round = 0; round < BARE_ROUNDS; round++) once();
  return BARE_ROUNDS / coreSecondsSince(started);
}
const BARE_ROUNDS = 5_000;

function coreSecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

type Prepared = { headers: Readonly<Record<string, string>>; body: string }[][];

/** One purchase a connection, for the numbers of a purchase come in order. */
async function prepareCalls(origin: string, each: number, curve: Curve): Promise<Prepared> {
  const lists: Prepared = [];
  for (let connection = 0; connection < CONNECTIONS; connection++) {
    const word = (connection + 1).toString(16).padStart(64, "0");
    const signer = createSigner(`0x${word}`, curve);
    const list: Prepared[number] = [];
    for (let seq = 1; seq <= each; seq++) {
      const sentAtMs = Date.now();
      const body = bodyOf(seq);
      const call = await signCall(
        buildCall({
          ...{ domain, url: `${origin}/v1/scan`, caller: signer.address, body: toUtf8Bytes(body) },
          ...{ created: Math.floor(sentAtMs / 1000), purchaseId: `0x${word}`, seq, sentAtMs, ack: ZERO_HASH },
        }),
        signer,
      );
      list.push({ headers: call.headers, body });
    }
    lists.push(list);
  }
  return lists;
}

function bodyOf(seq: number): string {
  const subject = encodeSubject({
    ...{ kind: "transaction", chainId: 1, from: `0x${"a1".repeat(20)}`, to: `0x${"b2".repeat(20)}` },
    ...{
      value: 0n,
      data: `0xa9059cbb${"0".repeat(24)}${"b3".repeat(20)}${seq.toString(16).padStart(64, "0")}`,
    },
  });
  const salt = `0x${seq.toString(16).padStart(32, "0")}`;
  const rest = { want: ["verdict"], budgetMs: 1_500, salt, origin: "https://app.example" };
  return JSON.stringify({ v: 1, kind: "transaction", chainId: "eip155:1", subject, ...rest });
}

interface Seen {
  answered: number;
  failed: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
}

/** Starts the client's process. Resolves when it has read its calls and could send; it sends once `run` is called. */
function startClient(calls: string): Promise<{ run(): Promise<Seen> }> {
  const file = fileURLToPath(new URL("./bench/load.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", file, calls], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const timer = setTimeout(() => child.kill(), CLIENT_DEADLINE_MS);
  let text = "";
  const ended = new Promise<Seen>((resolve, reject) => {
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(JSON.parse(text.slice(READY.length)) as Seen);
      else reject(new LoadFailedError(code));
    });
  });
  const run = () => {
    child.stdin.end();
    return ended;
  };
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (part: Buffer) => {
      text += part.toString("utf8");
      if (text.startsWith(READY)) resolve({ run });
    });
    ended.catch(reject);
  });
}
const READY = "ready\n";
const CLIENT_DEADLINE_MS = 55_000;

async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  return await new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** The client's process did not come to its end. */
class LoadFailedError extends SdkError {
  override readonly code = "secware.load-failed";
  constructor(exitCode: number | null) {
    super("The client of the measurement failed.", "see its error above; the machine may be too busy.", {
      exitCode: exitCode ?? -1,
    });
  }
}
