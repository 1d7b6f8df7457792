import { describe, expect, test } from "vitest";
import { judgeRequest } from "../evaluate/pipeline.ts";
import { sampleRow } from "../evaluate/samples.ts";
import { createDice } from "../evaluate/strata/dice.ts";
import { defaultSeed, generateStrata } from "../evaluate/strata/generate.ts";
import { fuzzRequest } from "./fuzzedRequests.ts";

const bases = generateStrata(defaultSeed).map(({ method, params, chainId }) => ({ method, params, chainId }));

describe("fuzzRequest", () => {
  test("default: the same seed draws the same requests", () => {
    const draw = () => {
      const dice = createDice("same");
      return Array.from({ length: 100 }, () => fuzzRequest(bases, dice));
    };
    expect(draw()).toEqual(draw());
  });

  test("behavior: what is drawn is deep, wide and broken, and the base is left as it was", () => {
    const before = structuredClone(bases);
    const dice = createDice("wide");
    const sizes = Array.from({ length: 400 }, () => JSON.stringify(fuzzRequest(bases, dice)).length);
    expect(Math.max(...sizes)).toBeGreaterThan(20_000);
    expect(bases).toEqual(before);
  });

  test("behavior: the wallet has an answer to each of them", () => {
    const dice = createDice("answered");
    const results = new Set<string>();
    for (let index = 0; index < 400; index += 1) {
      results.add(judgeRequest(sampleRow(fuzzRequest(bases, dice))).result);
    }
    expect([...results]).toEqual(expect.arrayContaining(["refused", "hold", "allow"]));
  });
});
