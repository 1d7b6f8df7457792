/** The tables, by version. Settlement and evidence read them, so a version is only ever added to. */
export const SCHEMA_VERSION = 1;

export const SCHEMA = `
create table if not exists counters (
  purchase text not null, caller text not null, high integer not null default 0, seen text not null default '0',
  served integer not null default 0, settled integer not null default 0,
  newest_seq integer, newest_hash text, newest_signature text,
  primary key (purchase, caller)
) without rowid;
create table if not exists calls (
  purchase text not null, caller text not null, seq integer not null, request_hash text not null, signature text not null,
  state integer not null, until_ms integer not null, envelope blob,
  primary key (purchase, caller, seq)
);
create index if not exists calls_in_flight on calls (purchase, until_ms) where state = 0;
`;

/** Values of `calls.state`. */
export const RESERVED = 0;
export const SERVED = 1;
export const VOID = 2;

export const SQL = {
  call: "select seq, request_hash, signature, state, until_ms, envelope from calls where purchase = ? and caller = ? and seq = ?",
  counters:
    "select caller, high, seen, served, settled, newest_seq, newest_hash, newest_signature from counters where purchase = ?",
  leases: "select caller, seq, until_ms from calls where purchase = ? and state = 0 and until_ms > ?",
  take: `insert into calls (purchase, caller, seq, request_hash, signature, state, until_ms) values (?, ?, ?, ?, ?, 0, ?)
    on conflict (purchase, caller, seq) do nothing`,
  put: `insert into calls (purchase, caller, seq, request_hash, signature, state, until_ms) values (?, ?, ?, ?, ?, ?, ?)
    on conflict (purchase, caller, seq) do update set request_hash = excluded.request_hash, signature = excluded.signature,
    state = excluded.state, until_ms = excluded.until_ms, envelope = null`,
  serve:
    "update calls set state = 1, envelope = ? where purchase = ? and caller = ? and seq = ? and state = 0 and request_hash = ? and until_ms = ?",
  release:
    "delete from calls where purchase = ? and caller = ? and seq = ? and state = 0 and request_hash = ? and until_ms = ?",
  counter:
    "select high, seen, served, settled, newest_seq, newest_hash, newest_signature from counters where purchase = ? and caller = ?",
  count: `insert into counters (purchase, caller, high, seen, served, newest_seq, newest_hash, newest_signature)
    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (purchase, caller) do update set high = excluded.high, seen = excluded.seen,
    served = excluded.served, newest_seq = excluded.newest_seq, newest_hash = excluded.newest_hash,
    newest_signature = excluded.newest_signature`,
  due: `select purchase, caller, settled, newest_seq, newest_hash, newest_signature from counters
    where newest_seq > settled order by newest_seq - settled desc limit ?`,
  settled: "update counters set settled = max(settled, ?) where purchase = ? and caller = ?",
  /** Changes when another connection has written. */
  written: "pragma data_version",
} as const;
