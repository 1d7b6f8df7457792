import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { createBudgetRepository } from "../../../extension/storage/budgets.ts";
import { openStore } from "../../../extension/storage/openStore.ts";
import { defaultCallBudget } from "../sites/sites.ts";
import { createCallBudgets } from "./createCallBudgets.ts";

const site = "https://app.example";
const hourMs = 3_600_000;

async function setup() {
  globalThis.indexedDB = new IDBFactory();
  const clock = { now: 1_800_000_000_000 };
  const repository = createBudgetRepository(await openStore());
  const open = () =>
    createCallBudgets({ repository, budgetOf: () => defaultCallBudget, now: () => clock.now });
  return { clock, open, budgets: await open() };
}

describe("call budget at its default", () => {
  test("default: three calls before the user's first act there, twenty in an hour after it", async () => {
    const { budgets } = await setup();

    expect(await budgets.reserve(site, 5)).toBe(3);
    await budgets.noteAct(site);
    expect(await budgets.reserve(site, 30)).toBe(17);
    expect(await budgets.reserve(site, 1)).toBe(0);
    expect(budgets.usedThisHour(site)).toBe(20);
  });

  test("behavior: an hour later there are twenty again, and not before", async () => {
    const { budgets, clock } = await setup();
    await budgets.noteAct(site);
    await budgets.reserve(site, 20);

    clock.now += hourMs - 1;
    expect(await budgets.reserve(site, 1)).toBe(0);
    clock.now += 1;
    expect(await budgets.reserve(site, 20)).toBe(20);
  });

  test("behavior: one site's use is not another's", async () => {
    const { budgets } = await setup();
    await budgets.reserve(site, 3);

    expect(await budgets.reserve("https://other.example", 3)).toBe(3);
  });

  test("behavior: calls that were not made are given back", async () => {
    const { budgets } = await setup();
    await budgets.reserve(site, 3);
    await budgets.release(site, 2);

    expect(await budgets.reserve(site, 3)).toBe(2);
  });

  test("behavior: asks at the same moment never get more than one budget together", async () => {
    const { budgets } = await setup();
    await budgets.noteAct(site);

    const granted = await Promise.all(Array.from({ length: 10 }, () => budgets.reserve(site, 5)));

    expect(granted.reduce((sum, one) => sum + one, 0)).toBe(20);
  });

  test("behavior: a worker that woke again counts on from the disk", async () => {
    const { budgets, open } = await setup();
    await budgets.reserve(site, 3);

    const later = await open();

    expect(later.usedThisHour(site)).toBe(3);
    expect(await later.reserve(site, 1)).toBe(0);
  });
});
