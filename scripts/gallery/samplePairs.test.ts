import { describe, expect, test } from "vitest";
import { sampleRow } from "../evaluate/samples.ts";
import type { StratumRow } from "../evaluate/strata/generate.ts";
import { pairOf, samplePairs } from "./samplePairs.ts";

function pair(category: string, at: number, variant: string, half: StratumRow["half"]): StratumRow[] {
  return (["malicious", "benign"] as const).map((truth) => ({
    ...sampleRow({ id: `${category}/${at}/${variant}/plain/${truth}`, category, truth }),
    ...{ group: "grants", variant, mutator: "plain", half },
  }));
}

const rows = [
  ...pair("permit", 0, "unlimited", "hidden"),
  ...pair("permit", 1, "unlimited", "author"),
  ...pair("permit", 2, "unlimited", "author"),
  ...pair("permit", 3, "limited", "author"),
  ...pair("operator", 0, "to a contract", "author"),
];
const chosen = (count: number) => [...new Set(samplePairs(rows, count).map(pairOf))];

describe("samplePairs", () => {
  test("default: takes whole pairs of every stratum", () => {
    expect(samplePairs(rows, 1).map(({ id }) => id)).toEqual([
      "permit/1/unlimited/plain/malicious",
      "permit/1/unlimited/plain/benign",
      "operator/0/to a contract/plain/malicious",
      "operator/0/to a contract/plain/benign",
    ]);
  });

  test("behavior: another variant comes before a second case of the same", () => {
    expect(chosen(2)).toEqual(["permit/1", "permit/3", "operator/0"]);
  });

  test("behavior: the hidden half stays hidden, however many are asked for", () => {
    expect(chosen(100)).toEqual(["permit/1", "permit/2", "permit/3", "operator/0"]);
  });
});
