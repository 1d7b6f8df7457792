import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { AuditRow } from "../../../extension/storage/audit.ts";
import type { AuditLog } from "./auditLog.ts";
import { hashEntry } from "./chain.ts";
import { createFakeWorld, type FakeWorld, fakeNote, fill } from "./fakeAudit.ts";

/** A log of so many entries, closed again: what follows happens to the disk. */
async function written(count: number): Promise<FakeWorld> {
  const world = await createFakeWorld();
  await fill(world, await world.open(), count);
  return world;
}

async function rowsOf({ database }: FakeWorld): Promise<AuditRow[]> {
  return database.getAll("audit");
}

async function verdictOf(world: FakeWorld) {
  return (await world.open()).verify();
}

/** Somebody with the whole disk and no key: hashes are recomputed from this entry on, and both heads are set to the new end. */
async function rewriteFrom(world: FakeWorld, number: number, change: (row: AuditRow) => AuditRow) {
  const rows = await rowsOf(world);
  let previous = rows.find((row) => row.number === number - 1)?.hash ?? `0x${"0".repeat(64)}`;
  for (const row of rows.filter((one) => one.number >= number)) {
    const changed = row.number === number ? change(row) : row;
    const forged = { ...changed, hash: hashEntry(previous as AuditRow["hash"], changed) };
    await world.database.put("audit", forged);
    previous = forged.hash;
  }
  await setHeads(world, { hash: previous });
}

async function setHeads(world: FakeWorld, changes: object): Promise<void> {
  const head = await world.database.get("auditHead", "head");
  if (head === undefined) throw new Error("no head");
  await world.database.put("auditHead", { ...head, ...changes });
  const { id: _id, ...rest } = { ...head, ...changes };
  world.local.set("auditHead", rest);
}

describe("AuditLog", () => {
  test("default: entries are numbered and chained, and a new worker goes on where the last one ended", async () => {
    const world = await written(3);
    await fill(world, await world.open(), 2);
    const rows = await rowsOf(world);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    for (const [index, row] of rows.entries()) {
      const previous = rows[index - 1]?.hash ?? `0x${"0".repeat(64)}`;
      expect(hashEntry(previous as AuditRow["hash"], row)).toBe(row.hash);
    }
    expect(await verdictOf(world)).toEqual({ status: "intact" });
  });

  test("behavior: notes that come at once are written in the order of the calls", async () => {
    const world = await createFakeWorld();
    const log = await world.open();
    const texts = Array.from({ length: 30 }, (_, index) => `note ${index}`);
    await Promise.all(texts.map((text) => log.append(fakeNote(text))));
    expect((await rowsOf(world)).map(({ text }) => text)).toEqual(texts);
  });

  test("behavior: 10,000 entries are read in bounded pieces and found intact", async () => {
    const world = await createFakeWorld();
    const first = await world.open();
    await fill(world, first, 1);
    await appendCheaply(world, 9_999);
    let reads = 0;
    const { parts } = world;
    const counted = {
      ...parts.repository,
      loadRange: async (from: number, to: number) => {
        reads += 1;
        expect(to - from).toBeLessThan(500);
        return parts.repository.loadRange(from, to);
      },
    };
    const { openAuditLog } = await import("./auditLog.ts");
    const log = await openAuditLog({
      ...parts,
      repository: counted,
      onChange: () => undefined,
      onWritten: () => undefined,
    });
    expect(await log.verify()).toEqual({ status: "intact" });
    expect(reads).toBeLessThan(2 * (10_000 / 500) + 10);
  });

  test("behavior: what is written while locked is sealed at the next unlock, and says so", async () => {
    const world = await written(2);
    world.isUnlocked = false;
    const locked = await world.open();
    await fill(world, locked, 2);
    expect(await locked.verify()).toEqual({ status: "unchecked" });
    expect(locked.head().sealed?.point.number).toBe(2);
    world.isUnlocked = true;
    await locked.sealEnd();
    expect(locked.head().sealed?.point.number).toBe(4);
    expect(await locked.verify()).toEqual({ status: "intact" });
    expect((await rowsOf(world)).at(-1)?.fields).toContainEqual({
      name: "written",
      value: "while the wallet was locked",
    });
  });

  test("behavior: before the first unlock notes wait, so that an unsealed log can only be an empty one", async () => {
    const world = await createFakeWorld();
    world.isUnlocked = false;
    const log = await world.open();
    await fill(world, log, 2);
    expect(await rowsOf(world)).toEqual([]);
    world.isUnlocked = true;
    await log.sealEnd();
    expect((await rowsOf(world)).map(({ text }) => text)).toEqual(["Decision 1", "Decision 2"]);
    expect(await log.verify()).toEqual({ status: "intact" });
  });

  test("behavior: a worker that dies between the entry and the second copy of the head is no tampering", async () => {
    const world = await written(3);
    const before = structuredClone(world.local.get("auditHead"));
    await fill(world, await world.open(), 1);
    world.local.set("auditHead", before);
    expect(await verdictOf(world)).toEqual({ status: "intact" });
    expect(world.local.get("auditHead")).toMatchObject({ number: 4 });
  });

  test("behavior: a full disk loses the note, says how many, and blocks nothing", async () => {
    const world = await written(2);
    const log = await world.open();
    world.isFull = true;
    expect(await log.append(fakeNote("lost"))).toBeNull();
    expect(log.head().lost).toBe(1);
    world.isFull = false;
    expect(await log.append(fakeNote("kept"))).toMatchObject({ number: 3, text: "kept" });
    expect(await verdictOf(world)).toEqual({ status: "intact" });
    expect((await world.open()).head().lost).toBe(1);
  });

  test("behavior: removing old entries moves the begin, and the rest is still intact", async () => {
    const world = await written(5);
    const log = await world.open();
    const [, second] = await rowsOf(world);
    if (second === undefined) throw new Error("missing");
    await log.removeThrough(second);
    expect((await rowsOf(world)).map(({ number }) => number)).toEqual([3, 4, 5]);
    expect(log.head().base).toEqual({ number: 2, hash: second.hash, at: second.at });
    expect(await verdictOf(world)).toEqual({ status: "intact" });
  });

  test("behavior: nothing is removed while locked", async () => {
    const world = await written(3);
    const [first] = await rowsOf(world);
    world.isUnlocked = false;
    if (first !== undefined) await (await world.open()).removeThrough(first);
    expect(await rowsOf(world)).toHaveLength(3);
  });
});

describe("tampering", () => {
  test("error: an altered field is found, with the entry's time", async () => {
    const world = await written(5);
    const row = await world.database.get("audit", 3);
    if (row === undefined) throw new Error("missing");
    await world.database.put("audit", { ...row, outcome: "allow" });
    expect(await verdictOf(world)).toEqual({ status: "broken", at: row.at });
  });

  test("error: an entry removed from the middle is found", async () => {
    const world = await written(5);
    await world.database.delete("audit", 3);
    expect(await verdictOf(world)).toMatchObject({ status: "broken" });
  });

  test("error: a removed last entry is found, also with both heads set back", async () => {
    const world = await written(5);
    const rows = await rowsOf(world);
    await world.database.delete("audit", 5);
    expect(await verdictOf(world)).toMatchObject({ status: "broken" });
    const other = await written(5);
    await other.database.delete("audit", 5);
    await setHeads(other, { number: 4, hash: rows[3]?.hash });
    expect(await verdictOf(other)).toMatchObject({ status: "broken" });
  });

  test("error: removed first entries are found, also with the begin moved in both heads", async () => {
    const world = await written(5);
    await world.database.delete("audit", 1);
    expect(await verdictOf(world)).toMatchObject({ status: "broken" });
    const other = await written(5);
    const [first] = await rowsOf(other);
    await other.database.delete("audit", 1);
    await setHeads(other, { base: { number: 1, hash: first?.hash, at: first?.at } });
    expect(await verdictOf(other)).toMatchObject({ status: "broken" });
  });

  test("error: two entries that changed places are found", async () => {
    const world = await written(5);
    const [, second, third] = await rowsOf(world);
    if (second === undefined || third === undefined) throw new Error("missing");
    await world.database.put("audit", { ...third, number: 2 });
    await world.database.put("audit", { ...second, number: 3 });
    expect(await verdictOf(world)).toEqual({ status: "broken", at: third.at });
  });

  test("error: a forged entry with right hashes to the end, but no key, is found", async () => {
    const world = await written(5);
    await rewriteFrom(world, 3, (row) => ({ ...row, text: "Nothing happened" }));
    expect(await verdictOf(world)).toMatchObject({ status: "broken" });
  });

  test("error: neither right hashes under an old head nor an old seal under a new end pass", async () => {
    const rowsOnly = await written(5);
    const head = await rowsOnly.database.get("auditHead", "head");
    await rewriteFrom(rowsOnly, 3, (row) => ({ ...row, text: "Nothing happened" }));
    await setHeads(rowsOnly, { hash: head?.hash });
    expect(await verdictOf(rowsOnly)).toMatchObject({ status: "broken" });
    const resealed = await written(5);
    await rewriteFrom(resealed, 3, (row) => ({ ...row, text: "Nothing happened" }));
    const forged = await resealed.database.get("auditHead", "head");
    const sealed = forged?.sealed ?? null;
    if (forged === undefined || sealed === null) throw new Error("missing");
    await setHeads(resealed, { sealed: { ...sealed, point: { ...sealed.point, hash: forged.hash } } });
    expect(await verdictOf(resealed)).toMatchObject({ status: "broken" });
  });

  test("error: an entry put after the end is found while the end is sealed", async () => {
    const world = await written(3);
    const last = (await rowsOf(world)).at(-1);
    if (last === undefined) throw new Error("missing");
    const forged = { ...last, number: 4, text: "forged" };
    await world.database.put("audit", { ...forged, hash: hashEntry(last.hash, forged) });
    expect(await verdictOf(world)).toMatchObject({ status: "broken" });
  });

  test("error: no seal, no copy, no database: each is found", async () => {
    const unsealed = await written(3);
    await setHeads(unsealed, { sealed: null });
    expect(await verdictOf(unsealed)).toMatchObject({ status: "broken" });
    const uncopied = await written(3);
    uncopied.local.clear();
    expect(await verdictOf(uncopied)).toMatchObject({ status: "broken" });
    const emptied = await written(3);
    await emptied.database.clear("audit");
    await emptied.database.clear("auditHead");
    expect(await verdictOf(emptied)).toMatchObject({ status: "broken" });
  });

  test("error: an older database put back whole is found by the copy", async () => {
    const world = await written(3);
    const [head, rows] = [await world.database.get("auditHead", "head"), await rowsOf(world)];
    await fill(world, await world.open(), 2);
    await world.database.clear("audit");
    for (const row of rows) await world.database.put("audit", row);
    if (head !== undefined) await world.database.put("auditHead", head);
    expect(await verdictOf(world)).toMatchObject({ status: "broken" });
  });

  test("error: what was found stays said after the worker died and more was written", async () => {
    const world = await written(5);
    await rewriteFrom(world, 3, (row) => ({ ...row, text: "Nothing happened" }));
    const log: AuditLog = await world.open();
    await log.append(fakeNote("later"));
    await log.sealEnd();
    expect(await verdictOf(world)).toMatchObject({ status: "broken" });
    const rewritten = await written(5);
    await rewriteFrom(rewritten, 3, (row) => ({ ...row, text: "Nothing happened" }));
    expect(await verdictOf(rewritten)).toMatchObject({ status: "broken" });
    await setHeads(rewritten, { broken: null });
    expect(await verdictOf(rewritten)).toMatchObject({ status: "broken" });
  });
});

/** Writes as the log does, sealing only once: ten thousand keys are not derived for a test of reading. */
async function appendCheaply(world: FakeWorld, count: number): Promise<void> {
  const { seal, isUnlocked: _isUnlocked, ...parts } = world.parts;
  const head = await parts.repository.loadHead();
  const [row] = await parts.repository.loadRange(1, 1);
  if (head === null || row === undefined) throw new Error("missing");
  const transaction = world.database.transaction("audit", "readwrite");
  let last = row;
  for (let index = 0; index < count; index += 1) {
    const next = { ...row, number: last.number + 1, at: last.at + 1 };
    last = { ...next, hash: hashEntry(last.hash, next) };
    void transaction.store.put(last);
  }
  await transaction.done;
  const end = { ...head, number: last.number, hash: last.hash };
  const sealed = { ...end, sealed: await seal.seal(end) };
  await parts.repository.saveHead(sealed);
  await parts.copy.save(sealed);
}
