import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { openStore } from "./openStore.ts";
import { createSourceRepository } from "./ownSources.ts";

const rowAt = (askedAt: number) => ({
  id: `row ${askedAt}`,
  status: "unverified" as const,
  functions: {},
  askedAt,
});

test("default: what was said of a source is kept, and a newer word takes its place", async () => {
  const repository = createSourceRepository(await openStore("sources-kept"));
  await repository.save(rowAt(1), 2);
  await repository.save({ ...rowAt(1), status: "verified" }, 2);

  expect(await repository.load("row 1")).toMatchObject({ status: "verified" });
  expect(await repository.load("row 2")).toBeUndefined();
});

test("behavior: of more than there may be the oldest go", async () => {
  const repository = createSourceRepository(await openStore("sources-bounded"));
  for (const askedAt of [3, 1, 2, 4]) await repository.save(rowAt(askedAt), 2);

  const kept = await Promise.all([1, 2, 3, 4].map((askedAt) => repository.load(`row ${askedAt}`)));
  expect(kept.map((row) => row?.askedAt)).toEqual([undefined, undefined, 3, 4]);
});
