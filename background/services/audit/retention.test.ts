import { expect, test } from "vitest";
import type { AuditHead, AuditRepository, AuditRow } from "../../../extension/storage/audit.ts";
import { emptyHead } from "./head.ts";
import { createRetention, mostEntries } from "./retention.ts";

/** A fake log of so many entries, a second apart, that remembers what it was told to remove. */
async function setup(count: number, { isUnlocked = true, isClockTrusted = true, now = 0 } = {}) {
  const head: AuditHead = { ...emptyHead, number: count };
  const removed: number[] = [];
  const loadRange: AuditRepository["loadRange"] = async (from, to) =>
    Array.from({ length: to - from + 1 }, (_, index) => {
      const number = from + index;
      return { number, at: number * 1_000 } as AuditRow;
    });
  const retention = await createRetention({
    repository: { loadRange } as AuditRepository,
    settings: { load: async () => undefined, save: async () => undefined },
    log: {
      read: (work) => work(head),
      removeThrough: async ({ number }) => void removed.push(number),
    },
    ...{ isUnlocked: () => isUnlocked, isClockTrusted: () => isClockTrusted, now: () => now },
    onRemoved: async () => undefined,
  });
  return { retention, removed };
}

test("behavior: of more than 50,000 entries the oldest go, however young they are", async () => {
  const { retention, removed } = await setup(mostEntries + 3);
  await retention.prune();
  expect(removed).toEqual([3]);
  const full = await setup(mostEntries);
  await full.retention.prune();
  expect(full.removed).toEqual([]);
});

test("behavior: the last that is older than the retention is the last to go", async () => {
  const days = 365 * 86_400_000;
  const { retention, removed } = await setup(2_000, { now: days + 1_200_000 });
  await retention.prune();
  expect(removed).toEqual([1_199]);
});

test("behavior: while locked or in doubt about the time nothing goes", async () => {
  const late = { now: 400 * 86_400_000 };
  const locked = await setup(5, { ...late, isUnlocked: false });
  await locked.retention.set(30);
  const doubtful = await setup(5, { ...late, isClockTrusted: false });
  await doubtful.retention.prune();
  expect([...locked.removed, ...doubtful.removed]).toEqual([]);
});
