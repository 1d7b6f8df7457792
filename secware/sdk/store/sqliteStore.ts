import { closeSync, fdatasync, openSync } from "node:fs";
import Database from "libsql";
import type { Address, Hex } from "../../../protocol/index.ts";
import type { Clock } from "../clock.ts";
import { SdkError } from "../sdkError.ts";
import { type AdmissionState, admit, type CallRow, countServed, freshCounter } from "./admission.ts";
import {
  type CallKey,
  type CallStore,
  type CounterKey,
  type DueVoucher,
  type LookUp,
  type PublishAsk,
  type Reservation,
  type ReserveAsk,
  SEQ_AHEAD,
  type Usage,
  type VoucherProof,
} from "./callStore.ts";
import { createGroupCommit } from "./groupCommit.ts";
import { RESERVED, SCHEMA, SCHEMA_VERSION, SERVED, SQL, VOID } from "./sqliteSchema.ts";

interface CallColumns {
  seq: number;
  request_hash: Hex;
  signature: Hex;
  state: number;
  until_ms: number;
  envelope: Uint8Array | null;
}
interface CounterColumns {
  caller: Address;
  high: number;
  seen: string;
  served: number;
}
interface NewestColumns extends CounterColumns {
  purchase: Hex;
  settled: number;
  newest_seq: number | null;
  newest_hash: Hex | null;
  newest_signature: Hex | null;
}

/**
 * The store of a SecWare on one machine: SQLite with a write-ahead log. Answers and voided numbers resolve when the log has
 * reached the disk; a reservation only when every process can see it, for one that is lost with the machine was never answered.
 * Several processes may share the file.
 *
 * Effects: a file and its two companions at `path`.
 */
export function openSqliteStore({ path, clock }: { path: string; clock: Clock }): CallStore {
  const db = openDatabase(path);
  const statements = prepareAll(db);
  const log = openSync(`${path}-wal`, "r+");
  const group = createGroupCommit({
    begin: () => statements.begin.run(),
    commit: () => statements.commit.run(),
    rollback: () => statements.rollback.run(),
    // SQLite itself flushes only at checkpoints; a wait for the disk would stop every other call of this process.
    sync: () => toDisk(log),
  });
  const openedAtMs = clock.nowMs();
  return {
    openedAtMs,
    reserve: (ask) => group.run(() => reserve(statements, ask, openedAtMs)),
    publish: (ask) => group.runDurably(() => publish(statements, ask)),
    release: ({ purchaseId, caller, seq, requestHash, untilMs }) =>
      group.run(() => void statements.release.run(purchaseId, caller, seq, requestHash, untilMs)),
    lookUp: (key, nowMs) => group.runDurably(() => lookUp(statements, key, nowMs)),
    usage: async (key) => readUsage(statements, key),
    dueVouchers: async (atMost) => (statements.due.all(atMost) as NewestColumns[]).flatMap(toDue),
    markSettled: ({ purchaseId, caller }, seq) =>
      group.run(() => void statements.settled.run(seq, purchaseId, caller)),
    async close() {
      await group.drain();
      closeSync(log);
      db.close();
    },
  };
}

function openDatabase(path: string): Database.Database {
  const db = new Database(path, { timeout: 5_000 });
  try {
    db.exec("pragma journal_mode = wal");
    db.exec("pragma synchronous = normal");
    const { user_version: version } = db.prepare("pragma user_version").get() as { user_version: number };
    if (version > SCHEMA_VERSION) throw new StoreTooNewError(version);
    db.exec(SCHEMA);
    // Writes, so that the log exists from here on.
    db.exec(`pragma user_version = ${SCHEMA_VERSION}`);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function toDisk(file: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(file, (cause) => (cause === null ? resolve() : reject(cause)));
  });
}

function prepareAll(db: Database.Database) {
  const control = { begin: "begin immediate", commit: "commit", rollback: "rollback" } as const;
  const entries = Object.entries({ ...SQL, ...control }).map(
    ([name, sql]) => [name, db.prepare(sql)] as const,
  );
  return Object.fromEntries(entries) as Record<keyof typeof SQL | keyof typeof control, Database.Statement>;
}
type Statements = ReturnType<typeof prepareAll>;

function reserve(statements: Statements, ask: ReserveAsk, openedAtMs: number): Reservation {
  const { purchaseId, caller, seq, requestHash, signature, leaseUntilMs } = ask;
  const answer = admit(ask, { ...loadState(statements, ask), openedAtMs });
  if (answer.status === "reserved")
    statements.put.run(purchaseId, caller, seq, requestHash, signature, RESERVED, leaseUntilMs);
  return answer;
}

function loadState(
  statements: Statements,
  { purchaseId, caller, seq, nowMs }: ReserveAsk,
): Omit<AdmissionState, "openedAtMs"> {
  const counters = statements.counters.all(purchaseId) as CounterColumns[];
  const live = statements.inFlight.all(purchaseId, nowMs) as { caller: Address; live: number }[];
  const own = counters.find((counter) => counter.caller === caller);
  return {
    row: readRow(statements, { purchaseId, caller, seq }),
    counter: own === undefined ? freshCounter : { ...own, seen: BigInt(own.seen) },
    totals: {
      served: sum(counters.map((counter) => counter.served)),
      highs: sum(counters.map((counter) => counter.high)),
    },
    inFlight: {
      purchase: sum(live.map((one) => one.live)),
      caller: live.find((one) => one.caller === caller)?.live ?? 0,
    },
  };
}

function readRow(statements: Statements, { purchaseId, caller, seq }: CallKey): CallRow | null {
  const found = statements.call.get(purchaseId, caller, seq) as CallColumns | undefined;
  if (found === undefined) return null;
  const voucher = { seq, requestHash: found.request_hash, signature: found.signature };
  if (found.state === SERVED)
    return { ...voucher, state: "served", envelope: found.envelope ?? new Uint8Array() };
  return found.state === VOID
    ? { ...voucher, state: "void", voidedAtMs: found.until_ms }
    : { ...voucher, state: "reserved", leaseUntilMs: found.until_ms };
}

function publish(statements: Statements, { lease, nowMs, envelope }: PublishAsk): boolean {
  const { purchaseId, caller, seq, requestHash, untilMs } = lease;
  if (nowMs >= untilMs) return false;
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength);
  const { changes } = statements.serve.run(bytes, purchaseId, caller, seq, requestHash, untilMs);
  if (changes === 0) return false;
  const before = statements.counter.get(purchaseId, caller) as NewestColumns | undefined;
  const after = countServed(
    before === undefined ? freshCounter : { ...before, seen: BigInt(before.seen) },
    seq,
  );
  const newest = seq === after.high || before === undefined ? lease : toNewest(before);
  const { high, seen, served } = after;
  statements.count.run(
    ...[purchaseId, caller, high, seen.toString(), served],
    ...[newest.seq, newest.requestHash, newest.signature],
  );
  return true;
}

function toNewest(columns: NewestColumns): VoucherProof {
  return toProof(columns) ?? { seq: 0, requestHash: "0x", signature: "0x" };
}

function lookUp(statements: Statements, key: CallKey, nowMs: number): LookUp {
  const { purchaseId, caller, seq } = key;
  const row = readRow(statements, key);
  if (row?.state === "served") return { status: "served", envelope: row.envelope };
  if (row?.state === "reserved" && row.leaseUntilMs > nowMs)
    return { status: "in_progress", leaseUntilMs: row.leaseUntilMs };
  if (seq <= readUsage(statements, key).high + SEQ_AHEAD)
    statements.put.run(
      purchaseId,
      caller,
      seq,
      row?.requestHash ?? "0x",
      row?.signature ?? "0x",
      VOID,
      nowMs,
    );
  return { status: "not_served" };
}

function readUsage(statements: Statements, { purchaseId, caller }: CounterKey): Usage {
  const found = statements.counter.get(purchaseId, caller) as NewestColumns | undefined;
  return found === undefined
    ? { high: 0, served: 0, newest: null }
    : { high: found.high, served: found.served, newest: toProof(found) };
}

function toProof({ newest_seq, newest_hash, newest_signature }: NewestColumns): VoucherProof | null {
  return newest_seq === null || newest_hash === null || newest_signature === null
    ? null
    : { seq: newest_seq, requestHash: newest_hash, signature: newest_signature };
}

function toDue(columns: NewestColumns): DueVoucher[] {
  const proof = toProof(columns);
  const { purchase, caller, settled } = columns;
  return proof === null ? [] : [{ purchaseId: purchase, caller, settled, ...proof }];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The file was written by a newer SDK, whose counters this one could misread. */
class StoreTooNewError extends SdkError {
  override readonly code = "secware.store-too-new";
  constructor(version: number) {
    super("The store was written by a newer version.", "run the version that wrote it, or a newer one.", {
      version,
      known: SCHEMA_VERSION,
    });
  }
}
