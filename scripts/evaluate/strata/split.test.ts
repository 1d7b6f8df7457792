import { describe, expect, test } from "vitest";
import { halfOf } from "./split.ts";

describe("halfOf", () => {
  test("default: the halves of named cases never change", () => {
    const ids = ["approve/0", "approve/1", "permit/7", "nft-order/33", "poisoning-dust/79", "bulk/12"];
    expect(ids.map((id) => halfOf(id, 20_260_921))).toMatchInlineSnapshot(`
      [
        "hidden",
        "hidden",
        "author",
        "author",
        "author",
        "author",
      ]
    `);
  });

  test("behavior: both halves get about as much", () => {
    const halves = Array.from({ length: 4000 }, (_, index) => halfOf(`case/${index}`, 1));
    const authors = halves.filter((half) => half === "author").length;
    expect(authors).toBeGreaterThan(1900);
    expect(authors).toBeLessThan(2100);
  });

  test("behavior: another seed splits otherwise", () => {
    const split = (seed: number) => Array.from({ length: 64 }, (_, index) => halfOf(`case/${index}`, seed));
    expect(split(1)).not.toEqual(split(2));
    expect(split(1)).toEqual(split(1));
  });
});
