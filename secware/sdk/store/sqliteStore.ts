import { closeSync, fdatasync, openSync } from "node:fs";
import Database from "libsql";
import type { Address, Hex } from "../../../protocol/index.ts";
import type { Clock } from "../clock.ts";
import { SdkError } from "../sdkError.ts";
import { admit, type CallRow, countServed, freshCounter } from "./admission.ts";
import {
  type CallKey,
  type CallStore,
  type CounterKey,
  type DueVoucher,
  type Lease,
  type LookUp,
  type PublishAsk,
  type Reservation,
  type ReserveAsk,
  SEQ_AHEAD,
  type Usage,
  type VoucherProof,
} from "./callStore.ts";
import { createGroupCommit } from "./groupCommit.ts";
import {
  createKnownPurchases,
  type KnownPurchase,
  type KnownPurchases,
  leaseName,
  stateOf,
} from "./knownPurchases.ts";
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
interface LeaseColumns {
  caller: Address;
  seq: number;
  until_ms: number;
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
  const known = createKnownPurchases((purchaseId, nowMs) => loadPurchase(statements, purchaseId, nowMs));
  const tables: Tables = { statements, known };
  const log = openSync(`${path}-wal`, "r+");
  const group = createGroupCommit(
    {
      begin: begin(tables),
      commit: () => statements.commit.run(),
      rollback() {
        known.forget();
        statements.rollback.run();
      },
      // SQLite itself flushes only at checkpoints; a wait for the disk would stop every other call of this process.
      sync: () => toDisk(log),
    },
    { gapMs: COMMIT_GAP_MS },
  );
  const openedAtMs = clock.nowMs();
  return {
    openedAtMs,
    reserve: (ask) => group.run(() => reserve(tables, ask, openedAtMs)),
    publish: (ask) => group.runDurably(() => publish(tables, ask)),
    release: (lease) => group.run(() => release(tables, lease)),
    lookUp: (key, nowMs) => group.runDurably(() => lookUp(tables, key, nowMs)),
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

/** How long a call may wait, on a busy server, for others to share its commits with. */
const COMMIT_GAP_MS = 4;

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

interface Tables {
  statements: Statements;
  known: KnownPurchases;
}

/** Takes the write lock, and forgets what others may have changed before it was taken. */
function begin({ statements, known }: Tables): () => void {
  let version: number | null = null;
  return () => {
    statements.begin.run();
    try {
      const { data_version: current } = statements.written.get() as { data_version: number };
      if (current !== version) known.forget();
      version = current;
    } catch (cause) {
      statements.rollback.run();
      throw cause;
    }
  };
}

function reserve({ statements, known }: Tables, ask: ReserveAsk, openedAtMs: number): Reservation {
  const { purchaseId, caller, seq, requestHash, signature, nowMs, leaseUntilMs } = ask;
  const purchase = known.of(purchaseId, nowMs);
  const { counter, totals, inFlight } = stateOf(purchase, caller, nowMs);
  // Nearly every number is new: it is taken at once, and only where that fails is what stands there read.
  let answer = admit(ask, { row: null, counter, totals, inFlight, openedAtMs });
  const isTaken =
    answer.status === "reserved" &&
    statements.take.run([purchaseId, caller, seq, requestHash, signature, leaseUntilMs]).changes === 1;
  if (!isTaken) {
    answer = admit(ask, { row: readRow(statements, ask), counter, totals, inFlight, openedAtMs });
    if (answer.status === "reserved")
      statements.put.run(purchaseId, caller, seq, requestHash, signature, RESERVED, leaseUntilMs);
  }
  if (answer.status === "reserved") purchase.leases.set(leaseName(ask), { caller, untilMs: leaseUntilMs });
  return answer;
}

function release({ statements, known }: Tables, lease: Lease): void {
  const { purchaseId, caller, seq, requestHash, untilMs } = lease;
  const { changes } = statements.release.run(purchaseId, caller, seq, requestHash, untilMs);
  if (changes > 0) known.of(purchaseId, untilMs).leases.delete(leaseName(lease));
}

function loadPurchase(statements: Statements, purchaseId: Hex, nowMs: number): KnownPurchase {
  const counters = (statements.counters.all(purchaseId) as NewestColumns[]).map((columns) => {
    const { caller, high, seen, served } = columns;
    return [caller, { high, seen: BigInt(seen), served, newest: toProof(columns) }] as const;
  });
  const leases = (statements.leases.all(purchaseId, nowMs) as LeaseColumns[]).map(
    ({ caller, seq, until_ms: untilMs }) => [leaseName({ caller, seq }), { caller, untilMs }] as const,
  );
  return { counters: new Map(counters), leases: new Map(leases) };
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

function publish({ statements, known }: Tables, { lease, nowMs, envelope }: PublishAsk): boolean {
  const { purchaseId, caller, seq, requestHash, untilMs } = lease;
  if (nowMs >= untilMs) return false;
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength);
  const { changes } = statements.serve.run([bytes, purchaseId, caller, seq, requestHash, untilMs]);
  if (changes === 0) return false;
  const { counters, leases } = known.of(purchaseId, nowMs);
  const before = counters.get(caller);
  const after = countServed(before ?? freshCounter, seq);
  const newest: VoucherProof =
    seq === after.high || before === undefined ? lease : (before.newest ?? NO_VOUCHER);
  const { high, seen, served } = after;
  // One array: the library would flatten a list.
  const counted = [purchaseId, caller, high, seen.toString(), served];
  counted.push(newest.seq, newest.requestHash, newest.signature);
  statements.count.run(counted);
  counters.set(caller, { high, seen, served, newest });
  leases.delete(leaseName(lease));
  return true;
}

const NO_VOUCHER: VoucherProof = { seq: 0, requestHash: "0x", signature: "0x" };

function lookUp({ statements, known }: Tables, key: CallKey, nowMs: number): LookUp {
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
  known.of(purchaseId, nowMs).leases.delete(leaseName(key));
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
