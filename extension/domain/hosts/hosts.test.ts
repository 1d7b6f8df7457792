import { describe, expect, test } from "vitest";
import { brandHomes, brands } from "./brands.ts";
import { foldDigits, mixesScripts, skeletonOf } from "./confusables.ts";
import { hostPartsOf } from "./hostParts.ts";
import { imitationIn } from "./imitation.ts";
import { isOneEditAway } from "./oneEdit.ts";
import { sharedParents } from "./sharedParents.ts";

describe("brands", () => {
  test("default: at most 300, each once, each with a home of its own that imitates nobody", () => {
    expect(brands.length).toBeLessThanOrEqual(300);
    expect(new Set(brands.map(({ word }) => word)).size).toBe(brands.length);
    expect(brands.filter(({ word, homes }) => !/^[a-z0-9]+$/.test(word) || homes.length === 0)).toEqual([]);
    const accused = [...brandHomes].filter((home) => {
      const parts = hostPartsOf(`https://${home}`);
      return parts === null || imitationIn(parts) !== null;
    });
    expect(accused).toEqual([]);
  });

  test("behavior: no home is a parent where anybody gets a name", () => {
    expect([...brandHomes].filter((home) => sharedParents.has(home))).toEqual([]);
  });
});

describe("hostPartsOf", () => {
  test("default: below a shared parent, what one owner holds is one label longer", () => {
    expect(hostPartsOf("https://a.b.vercel.app:8443")).toEqual({
      host: "a.b.vercel.app",
      sharedParent: "vercel.app",
      owned: "b.vercel.app",
      name: "b",
      below: ["a"],
    });
    expect(hostPartsOf("https://a.b.example.co.uk.")).toMatchObject({
      owned: "example.co.uk",
      below: ["a", "b"],
    });
  });

  test.each(["https://vercel.app", "https://github.io"])(
    "behavior: %s itself is not below itself",
    (origin) => {
      expect(hostPartsOf(origin)).toMatchObject({ sharedParent: null });
    },
  );

  test.each(["http://localhost:1", "http://127.0.0.1", "http://[::1]", "nonsense:", "https://app.example"])(
    "behavior: %s has no parts",
    (origin) => {
      expect(hostPartsOf(origin)).toBeNull();
    },
  );
});

describe("likeness", () => {
  test("default: foreign letters and digits are read as an eye in a hurry reads them", () => {
    expect(skeletonOf("mеtаmаsk")).toBe("metamask");
    expect(skeletonOf("ünïswåp")).toBe("uniswap");
    expect(foldDigits("un1sw4p")).toBe(foldDigits("uniswap"));
    expect([mixesScripts("mеta"), mixesScripts("münchen"), mixesScripts("пример")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([
    ["uniswap", "uniswaps", true],
    ["uniswap", "unswap", true],
    ["uniswap", "uniswop", true],
    ["uniswap", "uinswap", true],
    ["uniswap", "uniswap", false],
    ["uniswap", "uinwsap", false],
    ["uniswap", "uniswapss", false],
    ["aab", "aaab", true],
  ])("behavior: %s and %s are one letter apart: %s", (a, b, expected) => {
    expect(isOneEditAway(a, b)).toBe(expected);
    expect(isOneEditAway(b, a)).toBe(expected);
  });
});
