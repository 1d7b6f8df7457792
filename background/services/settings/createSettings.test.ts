import { expect, test } from "vitest";
import { createSettings } from "./createSettings.ts";

function fakeRepository(values = new Map<string, unknown>()) {
  return {
    values,
    load: async (name: string) => values.get(name),
    save: async (name: string, value: unknown) => void values.set(name, value),
  };
}

test("default: a fresh profile gets a mark of its own, which stays", async () => {
  const repository = fakeRepository();
  const first = await createSettings(repository, (count) => count - 1);
  expect(first.get()).toEqual({ autoLockMinutes: 15, mark: { symbol: "✿", colour: "sky" } });
  const again = await createSettings(repository, () => 0);
  expect(again.get()).toEqual(first.get());
});

test("behavior: a change is on the disk before it acts, and a failing one does not act", async () => {
  const repository = fakeRepository();
  const settings = await createSettings(repository, () => 0);
  await settings.change({ autoLockMinutes: 30 });
  expect(settings.get().autoLockMinutes).toBe(30);
  expect(repository.values.get("wallet")).toMatchObject({ autoLockMinutes: 30 });
  repository.save = () => Promise.reject(new TypeError("full"));
  await expect(settings.change({ autoLockMinutes: 60 })).rejects.toThrow("full");
  expect(settings.get().autoLockMinutes).toBe(30);
});

test("behavior: a stored value out of bounds counts as none", async () => {
  const values = new Map<string, unknown>([["wallet", { autoLockMinutes: 1e9, mark: {} }]]);
  expect((await createSettings(fakeRepository(values), () => 0)).get().autoLockMinutes).toBe(15);
});
