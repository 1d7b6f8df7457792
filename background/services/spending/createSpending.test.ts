import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { PastSpend, PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import { openStore } from "../../../extension/storage/openStore.ts";
import { createSpendingRepository, type SpendingRepository } from "../../../extension/storage/spending.ts";
import { createSpending, keptMs, mostKept } from "./createSpending.ts";
import { movedBy } from "./movedBy.ts";

const account: Address = `0x${"11".repeat(20)}`;
const other: Address = `0x${"22".repeat(20)}`;
const usdc: Address = `0x${"33".repeat(20)}`;
const start = 1_800_000_000_000;

let count = 0;
async function open(now = () => start) {
  count += 1;
  const repository = createSpendingRepository(await openStore(`spending-${count}`));
  return { repository, ledger: await createSpending({ repository, now }) };
}

const spend = (at: number, amount: bigint | null = 5n, of = account): PastSpend => ({
  ...{ at, account: of, chain: 1, kind: "transaction", site: "https://app.example", targets: [usdc] },
  moved: { [usdc]: amount },
});

describe("ledger", () => {
  test("default: what was reserved is history of its account, also after a restart", async () => {
    const { repository, ledger } = await open();
    await ledger.reserve("a", spend(start));
    await ledger.reserve("b", spend(start, null, other));

    const again = await createSpending({ repository, now: () => start });

    expect(again.history(account)).toEqual([spend(start)]);
    expect(again.history(other)).toEqual([spend(start, null, other)]);
    expect(again.history(null)).toEqual([]);
  });

  test("behavior: a request does not count itself, and counts before its row is written [C12]", async () => {
    const { ledger } = await open();
    const writing = ledger.reserve("a", spend(start));

    expect(ledger.history(account, "a")).toEqual([]);
    expect(ledger.history(account, "b")).toEqual([spend(start)]);
    await writing;
    await ledger.reserve("a", spend(start));
    expect(ledger.history(account)).toHaveLength(1);
  });

  test("behavior: what came to nothing is released, on the disk too, and others are told", async () => {
    const { repository, ledger } = await open();
    let told = 0;
    ledger.watch(() => {
      told += 1;
    });
    await ledger.reserve("a", spend(start));
    await ledger.release("a");
    await ledger.release("never");

    expect(ledger.history(account)).toEqual([]);
    expect(await repository.loadAll()).toEqual([]);
    expect(told).toBe(2);
  });

  test("behavior: rows older than 30 days go; one from the future stays [L06]", async () => {
    const { repository } = await open();
    await repository.save({ id: "old", spend: spend(start - keptMs - 1) });
    await repository.save({ id: "edge", spend: spend(start - keptMs) });
    await repository.save({ id: "future", spend: spend(start + keptMs) });

    const ledger = await createSpending({ repository, now: () => start });

    expect(ledger.reserved()).toEqual(["edge", "future"]);
    expect((await repository.loadAll()).map(({ id }) => id)).toEqual(["edge", "future"]);
  });

  test("behavior: of each account the newest rows stay within the bound", async () => {
    const rows = Array.from({ length: mostKept + 3 }, (_, index) => ({
      id: `row-${index}`,
      spend: spend(start - index),
    }));
    const removed: string[] = [];
    const repository: SpendingRepository = {
      loadAll: async () => [...rows, { id: "other", spend: spend(start - keptMs, 1n, other) }],
      save: async () => undefined,
      remove: async (ids) => void removed.push(...ids),
    };

    const ledger = await createSpending({ repository, now: () => start });

    expect(ledger.history(account)).toHaveLength(mostKept);
    expect(ledger.history(other)).toHaveLength(1);
    expect(removed).toEqual([`row-${mostKept}`, `row-${mostKept + 1}`, `row-${mostKept + 2}`]);
  });

  test("error: what cannot be written is not reserved, and says so", async () => {
    const repository: SpendingRepository = {
      loadAll: async () => [],
      save: () => Promise.reject(new Error("full")),
      remove: async () => undefined,
    };
    const ledger = await createSpending({ repository, now: () => start });

    await expect(ledger.reserve("a", spend(start))).rejects.toThrow("full");
    expect(ledger.history(account)).toEqual([]);
  });
});

describe("what a request moves", () => {
  test("default: the sum of each token, unknown ones as unknown", () => {
    const movements: PolicyFacts["movements"] = [
      { token: usdc, amount: 2n, isSum: false },
      { token: usdc, amount: 3n, isSum: false },
      { token: usdc, amount: 5n, isSum: true },
      { token: "native", amount: null, isSum: true },
    ];

    expect(movedBy({ movements })).toEqual({ [usdc]: 5n, native: null });
  });
});
