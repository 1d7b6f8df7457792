import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { createSettingRepository } from "../../../extension/storage/settings.ts";
import type { AuditNote, AuditService } from "./audit.ts";
import { createAudit } from "./createAudit.ts";
import { createFakeWorld, type FakeWorld } from "./fakeAudit.ts";
import { verdictField } from "./wareRecord.ts";

function open(world: FakeWorld): Promise<AuditService> {
  return createAudit({
    ...world.parts,
    settings: createSettingRepository(world.database),
    readVersion: async () => "0",
    isClockTrusted: () => true,
  });
}

function answered(
  request: string,
  ware: number,
  level: AuditNote["level"],
  latency = 100,
  price = "5",
): AuditNote {
  const fields = [
    { name: verdictField.status, value: "answered" },
    { name: verdictField.latency, value: String(latency) },
    { name: verdictField.price, value: price },
  ];
  return { kind: "verdict", text: "", request, ware, level: level ?? null, fields };
}

function gap(request: string, ware: number): AuditNote {
  return { kind: "verdict", text: "", request, ware, fields: [{ name: verdictField.status, value: "gap" }] };
}

/** The record, read anew from the disk and as it was kept up with the notes; both must be the same. */
async function recordOf(notes: readonly AuditNote[], ware: number) {
  const world = await createFakeWorld();
  const audit = await open(world);
  const isRead = new Promise<void>((resolve) => audit.watch(resolve));
  audit.recordOf(ware);
  await isRead;
  for (const note of notes) audit.note(note);
  await audit.settled();
  const kept = audit.recordOf(ware);
  const later = await open(world);
  const isReadAgain = new Promise<void>((resolve) => later.watch(resolve));
  later.recordOf(ware);
  await isReadAgain;
  expect(later.recordOf(ware)).toEqual(kept);
  return { record: kept, audit: later };
}

describe("a SecWare's record [BY11]", () => {
  test("default: asked, answered, times and cost are counted from the log", async () => {
    const notes = [
      ...Array.from({ length: 20 }, (_, index) => answered(`r${index}`, 7, "none", (index + 1) * 10)),
      gap("late", 7),
      answered("other", 8, "none"),
    ];
    const { record } = await recordOf(notes, 7);
    expect(record).toMatchObject({ asked: 21, answered: 20, p50Ms: 100, p95Ms: 190, spent: "100" });
  });

  test("behavior: it agrees where every other that had an opinion was on the same side of caution", async () => {
    const notes = [
      ...[answered("both", 7, "danger"), answered("both", 8, "caution")],
      ...[answered("apart", 7, "none"), answered("apart", 8, "critical")],
      ...[answered("alone", 7, "danger"), gap("alone", 8)],
      ...[answered("no opinion", 7, "danger"), answered("no opinion", 8, "unknown")],
      ...[answered("split", 7, "none"), answered("split", 8, "none"), answered("split", 9, "danger")],
    ];
    const { record } = await recordOf(notes, 7);
    expect(record).toMatchObject({ asked: 5, compared: 3, agreed: 1 });
  });

  test("behavior: an answer after its gap is the answer, and one from the cache costs and takes nothing", async () => {
    const notes = [gap("a", 7), answered("a", 7, "none", 900), answered("b", 7, "none", 0, "0"), gap("a", 7)];
    const { record } = await recordOf(notes, 7);
    expect(record).toMatchObject({ asked: 2, answered: 2, p50Ms: 900, p95Ms: 900, spent: "5" });
  });

  test("behavior: marks are counted once for each request, and can be taken back", async () => {
    const { audit } = await recordOf([answered("a", 7, "danger"), answered("b", 7, "none")], 7);
    expect(await audit.mark("a", 7, "false-alarm")).toBe(true);
    expect(await audit.mark("a", 7, "false-alarm")).toBe(true);
    expect(await audit.mark("b", 7, "missed")).toBe(true);
    expect(audit.recordOf(7)).toMatchObject({ falseAlarms: 1, missed: 1 });
    expect(await audit.mark("a", 7, null)).toBe(true);
    expect(audit.recordOf(7)).toMatchObject({ falseAlarms: 0, missed: 1 });
  });

  test("error: a verdict that the log does not have cannot be marked", async () => {
    const { audit } = await recordOf([answered("a", 7, "danger")], 7);
    expect(await audit.mark("a", 8, "missed")).toBe(false);
    expect(await audit.mark("z", 7, "missed")).toBe(false);
  });

  test("behavior: what never left the device says nothing of the SecWare", async () => {
    const fields = [{ name: verdictField.status, value: "not sent" }];
    const { record } = await recordOf([{ kind: "verdict", text: "", request: "a", ware: 7, fields }], 7);
    expect(record.asked).toBe(0);
  });

  test("error: prices and times that are no numbers count as nothing", async () => {
    const { record } = await recordOf(
      [answered("a", 7, "none", 5, "-3"), answered("b", 7, "none", 5, "1e9")],
      7,
    );
    expect(record).toMatchObject({ asked: 2, p50Ms: null, spent: "0" });
  });

  test("default: nothing was asked, nothing is said", async () => {
    const { record } = await recordOf([], 7);
    expect(record).toEqual({
      ...{ asked: 0, answered: 0, p50Ms: null, p95Ms: null, compared: 0, agreed: 0 },
      ...{ falseAlarms: 0, missed: 0, spent: "0" },
    });
  });
});
