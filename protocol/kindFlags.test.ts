import { describe, expect, test } from "vitest";
import { flagsOfKinds, kindsOfFlags } from "./kindFlags.ts";
import { kinds } from "./scan.ts";

describe("kindFlags", () => {
  test("default: flags name the kinds that they were made of", () => {
    expect(kindsOfFlags(flagsOfKinds(["message", "transaction"]))).toEqual(["transaction", "message"]);
    expect(flagsOfKinds(["transaction"])).toBe(1);
  });

  test("behavior: no flag means every kind, and unknown bits mean none", () => {
    expect(kindsOfFlags(0)).toEqual(kinds);
    expect(kindsOfFlags(1 << 20)).toEqual([]);
  });
});
