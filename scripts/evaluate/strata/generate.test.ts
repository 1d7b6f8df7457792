import { describe, expect, test } from "vitest";
import { judgeRequest } from "../pipeline.ts";
import { defaultSeed, generateStrata, pairsPerStratum, type StratumRow, strata } from "./generate.ts";

const rows = generateStrata(defaultSeed);

function textOf(row: StratumRow): string {
  return JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value));
}

function pairs(): readonly (readonly [StratumRow, StratumRow])[] {
  return rows.flatMap((row, index) => {
    const twin = rows[index + 1];
    return row.truth === "malicious" && twin !== undefined ? [[row, twin] as const] : [];
  });
}

describe("generateStrata", () => {
  test("default: at least 2,000 rows of at least eleven categories, each malicious one with its twin", () => {
    expect(rows.length).toBeGreaterThanOrEqual(2000);
    expect(new Set(rows.map(({ category }) => category)).size).toBeGreaterThanOrEqual(11);
    expect(pairs()).toHaveLength(strata.length * pairsPerStratum);
    for (const [malicious, twin] of pairs()) {
      expect(twin.truth).toBe("benign");
      expect(twin.category).toBe(malicious.category);
      expect(twin.half).toBe(malicious.half);
    }
  });

  test("default: the same seed draws the same rows, another draws others", () => {
    expect(generateStrata(defaultSeed).map(textOf)).toEqual(rows.map(textOf));
    expect(generateStrata(defaultSeed + 1).map(textOf)).not.toEqual(rows.map(textOf));
  });

  test("behavior: ids are unique", () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test("behavior: each category has cases in both halves, and every mutator is used", () => {
    for (const { name } of strata) {
      const halves = new Set(rows.filter(({ category }) => category === name).map(({ half }) => half));
      expect([...halves].sort(), name).toEqual(["author", "hidden"]);
    }
    const used = new Set(rows.map(({ mutator }) => mutator));
    for (const name of ["plain", "short", "padded", "dirty", "odd", "nested", "a key twice", "in a batch"]) {
      expect(used, name).toContain(name);
    }
  });

  test("behavior: no twin is refused, since only thieves write what cannot be read", () => {
    const refused = rows.filter((row) => row.truth === "benign" && judgeRequest(row).result === "refused");
    expect(refused.map(({ id, params }) => [id, params])).toEqual([]);
  });

  test("behavior: a pair differs, and a twin never carries a thief's address as a party", () => {
    const thieves = [`0x${"5a".repeat(20)}` as const];
    const drawn = generateStrata(defaultSeed, { thieves });
    for (const row of drawn.filter(({ truth, category }) => truth === "benign" && !takesBack(category))) {
      expect(textOf(row), row.id).not.toContain("5a5a5a5a5a5a5a5a");
    }
    for (const [malicious, twin] of pairs()) expect(malicious.params).not.toEqual(twin.params);
  });

  test("behavior: no plain row is refused, so that each is judged by what it means", () => {
    const plain = rows.filter(({ mutator }) => mutator === "plain");
    expect(plain.filter((row) => judgeRequest(row).result === "refused").map(({ id }) => id)).toEqual([]);
  });
});

/** Where the twin goes to the same contract: a claim that costs nothing, a permit taken back. */
function takesBack(category: string): boolean {
  return category === "payable-claim" || category === "permit";
}
