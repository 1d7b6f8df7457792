import "fake-indexeddb/auto";
import canonicalize from "canonicalize";
import { keccak256, stringToBytes } from "viem/utils";
import { describe, expect, test } from "vitest";
import type { AuditFilter } from "../../../extension/messages/table.policy.ts";
import { createSettingRepository } from "../../../extension/storage/settings.ts";
import type { AuditNote, AuditService } from "./audit.ts";
import { createAudit } from "./createAudit.ts";
import { createFakeWorld, type FakeWorld, fakeAccount, fakeNote } from "./fakeAudit.ts";

const dayMs = 86_400_000;

async function open(world: FakeWorld, { isClockTrusted = true } = {}): Promise<AuditService> {
  return createAudit({
    ...world.parts,
    settings: createSettingRepository(world.database),
    readVersion: async () => "1.2.3",
    isClockTrusted: () => isClockTrusted,
  });
}

async function noteAll(audit: AuditService, notes: readonly AuditNote[]): Promise<void> {
  for (const note of notes) audit.note(note);
  await audit.settled();
}

const mixed: readonly AuditNote[] = [
  { kind: "request", text: "Send 1 ETH", request: "a", origin: "https://one.example", account: fakeAccount },
  { kind: "verdict", text: "Fake answered", request: "a", ware: 7, level: "danger" },
  { kind: "decision", text: "Held", request: "a", outcome: "hold", level: "danger" },
  { kind: "request", text: "Sign a message", request: "b", origin: "https://two.example" },
  { kind: "end", text: "You rejected it.", request: "b" },
];

/** Reads an exported log as somebody who has only its text and its description, and nothing of ours. */
function checkExport(text: string): string {
  const log = JSON.parse(text);
  let previous: string = log.base.hash;
  let number: number = log.base.number;
  const entries = new Map(log.entries.map((entry: { number: number }) => [entry.number, entry]));
  for (const hash of log.hashes) {
    number += 1;
    const entry = entries.get(number);
    if (entry !== undefined) {
      const { hash: own, ...rest } = entry as { hash: string };
      const bytes = stringToBytes(canonicalize(rest) ?? "");
      const computed = keccak256(new Uint8Array([...Buffer.from(previous.slice(2), "hex"), ...bytes]));
      if (own !== hash || computed !== hash) return `entry ${number}`;
    }
    previous = hash;
  }
  return previous === log.end.hash && number === log.end.number ? "intact" : "end";
}

describe("createAudit", () => {
  test("default: entries come newest first, page by page, and each page says where the next begins", async () => {
    const world = await createFakeWorld();
    const audit = await open(world);
    await noteAll(
      audit,
      Array.from({ length: 5 }, (_, index) => fakeNote(`note ${index + 1}`)),
    );
    const first = await audit.load({}, { limit: 2 });
    expect(first.entries.map(({ number }) => number)).toEqual([5, 4]);
    const second = await audit.load({}, { before: first.next ?? 0, limit: 2 });
    expect(second.entries.map(({ text }) => text)).toEqual(["note 3", "note 2"]);
    const third = await audit.load({}, { before: second.next ?? 0, limit: 2 });
    expect(third).toMatchObject({ entries: [{ number: 1 }], next: null });
  });

  const filters: readonly [string, AuditFilter, readonly number[]][] = [
    ["kinds", { kinds: ["request"] }, [4, 1]],
    ["a site", { origin: "https://two.example" }, [4]],
    ["a SecWare", { ware: 7 }, [2]],
    ["a request", { request: "b" }, [5, 4]],
    ["words, whatever the case", { text: "SEND" }, [1]],
    ["all of it together", { kinds: ["verdict"], request: "b" }, []],
  ];
  test.each(filters)("behavior: a filter picks by %s", async (_by, filter, numbers) => {
    const audit = await open(await createFakeWorld());
    await noteAll(audit, mixed);
    const page = await audit.load(filter, { limit: 10 });
    expect(page.entries.map(({ number }) => number)).toEqual(numbers);
  });

  test("behavior: pages reach over the pieces that are read at once", async () => {
    const audit = await open(await createFakeWorld());
    await noteAll(audit, [mixed[0] ?? fakeNote(""), ...Array.from({ length: 520 }, () => fakeNote("other"))]);
    const page = await audit.load({ kinds: ["request"] }, { limit: 5 });
    expect(page.entries.map(({ number }) => number)).toEqual([1]);
  });

  test("behavior: what is exported can be checked with its text alone, and a changed text is found [BY10]", async () => {
    const audit = await open(await createFakeWorld());
    await noteAll(audit, mixed);
    const { text, count } = await audit.export({});
    expect(count).toBe(5);
    expect(JSON.parse(text)).toMatchObject({ format: "sechub-audit-1", app: "1.2.3", lost: 0 });
    expect(checkExport(text)).toBe("intact");
    expect(checkExport(text.replace("You rejected it.", "You approved it."))).toBe("entry 5");
    const filtered = await audit.export({ request: "b" });
    expect(filtered.count).toBe(2);
    expect(checkExport(filtered.text)).toBe("intact");
    expect(checkExport(filtered.text.replace("Sign a message", "Sign nothing"))).toBe("entry 4");
  });

  test("behavior: what is older than the retention goes at once, daily and never while the clock is in doubt", async () => {
    const world = await createFakeWorld();
    const audit = await open(world);
    await noteAll(audit, [fakeNote("old"), fakeNote("old too")]);
    world.now += 40 * dayMs;
    await noteAll(audit, [fakeNote("new")]);
    await audit.prune();
    expect(audit.view()).toMatchObject({ count: 3, retentionDays: 365 });
    await (await open(world, { isClockTrusted: false })).setRetention(30);
    expect((await open(world)).view()).toMatchObject({ count: 3, retentionDays: 30 });
    const later = await open(world);
    await later.prune();
    expect(later.view()).toMatchObject({ count: 1, oldestAt: world.now });
    expect(await later.verify()).toEqual({ status: "intact" });
    expect(checkExport((await later.export({})).text)).toBe("intact");
  });

  test("behavior: the retention is said by a setting, and one that is none of ours is the usual one", async () => {
    const world = await createFakeWorld();
    await createSettingRepository(world.database).save("auditRetention", 0);
    expect((await open(world)).view().retentionDays).toBe(365);
  });

  test("behavior: the state is unchecked until somebody checks, and while locked", async () => {
    const world = await createFakeWorld();
    const audit = await open(world);
    await noteAll(audit, mixed);
    expect(audit.view().integrity).toEqual({ status: "unchecked", at: null });
    await audit.verify();
    expect(audit.view().integrity).toEqual({ status: "intact", at: null });
    world.isUnlocked = false;
    await audit.lockChanged();
    expect(audit.view().integrity.status).toBe("unchecked");
    world.isUnlocked = true;
    await audit.lockChanged();
    expect(audit.view().integrity.status).toBe("intact");
  });

  test("behavior: opening the page checks, and the next page does not check again", async () => {
    const world = await createFakeWorld();
    const audit = await open(world);
    await noteAll(audit, mixed);
    const row = await world.database.get("audit", 2);
    if (row !== undefined) await world.database.put("audit", { ...row, text: "changed" });
    let told = 0;
    const checked = new Promise<void>((resolve) => {
      audit.watch(() => {
        told += 1;
        if (audit.view().integrity.status === "broken") resolve();
      });
    });
    await audit.load({}, { limit: 5 });
    await checked;
    expect(audit.view().integrity).toEqual({ status: "broken", at: row?.at });
    const before = told;
    await audit.load({}, { limit: 5 });
    await audit.load({}, { before: 3, limit: 5 });
    await audit.settled();
    expect(told).toBe(before);
  });

  test("error: a failing disk keeps nobody waiting, and the state says that something is missing", async () => {
    const world = await createFakeWorld();
    const audit = await open(world);
    await noteAll(audit, mixed);
    world.isFull = true;
    await noteAll(audit, [fakeNote("lost"), fakeNote("lost too")]);
    expect(audit.view()).toMatchObject({ count: 5, lost: 2 });
    world.isFull = false;
    await noteAll(audit, [fakeNote("kept")]);
    expect(audit.view()).toMatchObject({ count: 6, lost: 2 });
    expect(await audit.verify()).toEqual({ status: "intact" });
  });

  test("error: a row that is no entry of ours hides none of the others", async () => {
    const world = await createFakeWorld();
    const audit = await open(world);
    await noteAll(audit, mixed);
    const row = await world.database.get("audit", 3);
    if (row !== undefined) await world.database.put("audit", { ...row, kind: "<b>", fields: [] });
    const page = await audit.load({}, { limit: 10 });
    expect(page.entries.map(({ number }) => number)).toEqual([5, 4, 2, 1]);
  });

  test("error: what is too long is named by its length and hash, and nothing is left out unsaid", async () => {
    const audit = await open(await createFakeWorld());
    const long = "x".repeat(5_000);
    const many = Array.from({ length: 70 }, (_, index) => ({ name: `field ${index}`, value: "v" }));
    await noteAll(audit, [
      {
        kind: "request",
        text: "y".repeat(500),
        origin: `https://${long}`,
        fields: [{ name: long, value: long }],
      },
      { kind: "disclosure", text: "many", fields: many },
    ]);
    const { entries } = await audit.load({}, { limit: 2 });
    const [second, first] = entries;
    expect(first?.text).toHaveLength(400);
    expect(first?.fields[0]?.value).toBe(`5000 characters, keccak256 ${keccak256(stringToBytes(long))}`);
    expect(second?.fields.at(-1)?.name).toBe("6 more");
    expect(second?.fields.at(-1)?.value).toMatch(/^\d+ characters, keccak256 0x[0-9a-f]{64}$/);
  });
});
