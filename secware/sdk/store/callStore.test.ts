import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Hex } from "../../../protocol/index.ts";
import type { CallStore, Lease, ReserveAsk } from "./callStore.ts";
import { createMemoryStore } from "./memoryStore.ts";
import { openSqliteStore } from "./sqliteStore.ts";

const folder = mkdtempSync(join(tmpdir(), "store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const clock = { nowMs: () => 1_000 };

const hash = (byte: string): Hex => `0x${byte.repeat(32)}`;
const purchaseId = hash("aa");
const caller: Hex = `0x${"01".repeat(20)}`;
const signature: Hex = `0x${"5a".repeat(65)}`;
const ask = (over: Partial<ReserveAsk> = {}): ReserveAsk => ({
  purchaseId,
  caller,
  seq: 1,
  requestHash: hash("11"),
  signature,
  sentAtMs: 2_000,
  nowMs: 2_000,
  leaseUntilMs: 9_000,
  calls: 100,
  callerCalls: 100,
  ...over,
});
const envelope = (text: string) => new TextEncoder().encode(text);

const stores: [string, () => CallStore][] = [
  ["memory", () => createMemoryStore({ clock })],
  ["sqlite", () => openSqliteStore({ path: join(folder, `${files++}.db`), clock })],
];

async function serve(store: CallStore, over: Partial<ReserveAsk> = {}): Promise<Lease> {
  const taken = await store.reserve(ask(over));
  if (taken.status !== "reserved") throw new TypeError(taken.status);
  await store.publish({ lease: taken.lease, nowMs: 2_100, envelope: envelope(`answer ${taken.lease.seq}`) });
  return taken.lease;
}

test("behavior: two stores on one file see each other's answers, leases and voids at once [AVS6]", async () => {
  const path = join(folder, "shared.db");
  const [one, other] = [openSqliteStore({ path, clock }), openSqliteStore({ path, clock })];
  const lastOfFour = { seq: 4, calls: 4, requestHash: hash("44") };

  // Each has the purchase in memory before the other writes.
  await serve(one);
  await serve(other, { seq: 2 });
  await serve(one, { seq: 3 });
  const held = await other.reserve(ask(lastOfFour));
  const beside = await one.reserve(ask({ ...lastOfFour, caller: `0x${"02".repeat(20)}`, seq: 1 }));
  const conflict = await one.reserve(ask({ ...lastOfFour, requestHash: hash("55") }));
  if (held.status === "reserved") await other.release(held.lease);
  const voided = await one.lookUp({ purchaseId, caller, seq: 4 }, 2_500);
  const late = await other.reserve(ask(lastOfFour));

  expect([held.status, beside.status, conflict.status]).toEqual([
    "reserved",
    "purchase_exhausted",
    "seq_conflict",
  ]);
  expect([voided.status, late.status]).toEqual(["not_served", "voided"]);
  expect(await one.usage({ purchaseId, caller })).toMatchObject({ high: 3, served: 3 });
  await Promise.all([one.close(), other.close()]);
});

describe.each(stores)("%s store", (_name, open) => {
  test("default: a number is reserved, answered, and answered again with the same bytes", async () => {
    const store = open();

    const first = await store.reserve(ask());
    const lease = first.status === "reserved" ? first.lease : null;
    const kept = lease && (await store.publish({ lease, nowMs: 2_100, envelope: envelope("answer") }));
    const again = await store.reserve(ask());

    expect(kept).toBe(true);
    expect(again.status === "served" && new TextDecoder().decode(again.envelope)).toBe("answer");
    expect(await store.usage({ purchaseId, caller })).toEqual({
      high: 1,
      served: 1,
      newest: { seq: 1, requestHash: hash("11"), signature },
    });
    await store.close();
  });

  test("behavior: other bytes under a number that is running or answered are a conflict with the first voucher [J18]", async () => {
    const store = open();
    await store.reserve(ask());

    const running = await store.reserve(ask({ requestHash: hash("22") }));
    const same = await store.reserve(ask());
    await serve(store, { seq: 2 });
    const answered = await store.reserve(ask({ seq: 2, requestHash: hash("22") }));

    expect(running).toEqual({
      status: "seq_conflict",
      proof: { seq: 1, requestHash: hash("11"), signature },
    });
    expect(same).toEqual({ status: "in_progress", leaseUntilMs: 9_000 });
    expect(answered.status).toBe("seq_conflict");
    await store.close();
  });

  test("behavior: of many at once under one number, one is taken [AVS6]", async () => {
    const store = open();

    const all = await Promise.all(
      Array.from({ length: 20 }, (_one, index) =>
        store.reserve(ask({ requestHash: hash((16 + index).toString(16)) })),
      ),
    );

    expect(all.filter(({ status }) => status === "reserved")).toHaveLength(1);
    expect(all.filter(({ status }) => status === "seq_conflict")).toHaveLength(19);
    await store.close();
  });

  test("behavior: what is in flight counts against the purchase and the caller [AVS6]", async () => {
    const store = open();
    const seqs = [1, 2, 3, 4, 5, 6];

    const all = await Promise.all(seqs.map((seq) => store.reserve(ask({ seq, calls: 3, callerCalls: 10 }))));
    const capped = await store.reserve(ask({ purchaseId: hash("bb"), seq: 2, calls: 10, callerCalls: 1 }));

    expect(all.map(({ status }) => status)).toEqual([
      "reserved",
      "reserved",
      "reserved",
      "purchase_exhausted",
      "purchase_exhausted",
      "purchase_exhausted",
    ]);
    expect(capped.status).toBe("grant_cap_reached");
    await store.close();
  });

  test("behavior: two callers share the calls of a purchase [AVS6]", async () => {
    const store = open();
    const other: Hex = `0x${"02".repeat(20)}`;
    await serve(store, { calls: 2 });
    await serve(store, { calls: 2, caller: other });

    expect((await store.reserve(ask({ seq: 2, calls: 2 }))).status).toBe("purchase_exhausted");
    expect((await store.reserve(ask({ seq: 2, calls: 2, caller: other }))).status).toBe("purchase_exhausted");
    await store.close();
  });

  test("behavior: numbers stay within eight above and sixty-three below", async () => {
    const store = open();
    expect((await store.reserve(ask({ seq: 9 }))).status).toBe("seq_too_far");
    for (let seq = 8; seq <= 72; seq += 8) await serve(store, { seq });

    expect((await store.reserve(ask({ seq: 8, requestHash: hash("11") }))).status).toBe("served");
    expect((await store.reserve(ask({ seq: 7 }))).status).toBe("seq_too_old");
    expect((await store.reserve(ask({ seq: 9 }))).status).toBe("reserved");
    await store.close();
  });

  test("behavior: a lease that ended publishes nothing, and its number is free [J18]", async () => {
    const store = open();
    const first = await store.reserve(ask());
    const lease = first.status === "reserved" ? first.lease : null;

    const taken = await store.reserve(ask({ nowMs: 9_000, leaseUntilMs: 20_000, requestHash: hash("22") }));
    const late = lease && (await store.publish({ lease, nowMs: 9_000, envelope: envelope("late") }));

    expect(taken.status).toBe("reserved");
    expect(late).toBe(false);
    expect((await store.usage({ purchaseId, caller })).served).toBe(0);
    await store.close();
  });

  test("behavior: a look-up that finds nothing voids bytes that were made before it [J18]", async () => {
    const store = open();

    const missing = await store.lookUp({ purchaseId, caller, seq: 1 }, 5_000);
    const old = await store.reserve(ask({ sentAtMs: 4_999, nowMs: 5_001 }));
    const fresh = await store.reserve(ask({ sentAtMs: 5_000, nowMs: 5_001, requestHash: hash("22") }));

    expect(missing.status).toBe("not_served");
    expect(old.status).toBe("voided");
    expect(fresh.status).toBe("reserved");
    expect((await store.lookUp({ purchaseId, caller, seq: 1 }, 5_002)).status).toBe("in_progress");
    await store.close();
  });

  test("behavior: bytes from before the store was opened are void unless they were answered [J18]", async () => {
    const store = open();

    expect((await store.reserve(ask({ sentAtMs: 999 }))).status).toBe("voided");
    await serve(store, { sentAtMs: 1_000 });
    expect((await store.reserve(ask({ sentAtMs: 999 }))).status).toBe("served");
    await store.close();
  });

  test("behavior: a released number costs nothing", async () => {
    const store = open();
    const first = await store.reserve(ask({ calls: 1 }));
    if (first.status === "reserved") await store.release(first.lease);

    expect((await store.reserve(ask({ calls: 1, requestHash: hash("33") }))).status).toBe("reserved");
    await store.close();
  });

  test("behavior: the newest voucher of each caller is due until it was settled [J18]", async () => {
    const store = open();
    await serve(store, { seq: 2 });
    await serve(store, { seq: 1 });

    const due = await store.dueVouchers(10);
    await store.markSettled({ purchaseId, caller }, 2);

    expect(due).toEqual([{ purchaseId, caller, settled: 0, seq: 2, requestHash: hash("11"), signature }]);
    expect(await store.dueVouchers(10)).toEqual([]);
    await store.close();
  });
});
