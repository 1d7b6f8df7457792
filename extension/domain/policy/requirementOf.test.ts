import { describe, expect, test } from "vitest";
import type { Decision } from "../decision.ts";
import type { Outcome } from "../level.ts";
import { holdWords, requirementOf } from "./requirementOf.ts";

const found = { code: "x", text: "x", source: { kind: "local", check: "x" }, asOf: "" } as const;

function decision(outcome: Outcome): Decision {
  return {
    outcome,
    level: "danger",
    gaps: [{ who: { kind: "local", check: "x" }, reason: "failed", text: "x" }],
    findings: [
      { ...found, level: "danger" },
      { ...found, level: "none" },
      { ...found, level: "caution" },
    ],
    reasons: [{ outcome, by: { kind: "preset" }, text: "x" }],
    policyVersion: "0x00",
  };
}

describe("requirementOf", () => {
  test("default: each outcome asks for more than the one before", () => {
    const points = ["finding-0", "finding-2", "gap-0"];

    expect(requirementOf(decision("allow"), "0x05")).toEqual({ kind: "none" });
    expect(requirementOf(decision("warn"), "0x05")).toEqual({ kind: "open", points });
    expect(requirementOf(decision("hold"), "0x05")).toEqual({
      kind: "hold",
      points,
      armMs: 2000,
      word: holdWords[5],
    });
    expect(requirementOf(decision("block"), "0x05")).toEqual({ kind: "blocked" });
  });

  test("behavior: with nothing found the first reason is the point", () => {
    expect(requirementOf({ ...decision("warn"), findings: [], gaps: [] }, "0x00")).toEqual({
      kind: "open",
      points: ["reason-0"],
    });
  });

  test("behavior: the words are distinct, and each can be reached", () => {
    const words = holdWords.map((_, index) => {
      const requirement = requirementOf(decision("hold"), `0x${index.toString(16).padStart(64, "0")}`);
      return requirement.kind === "hold" && requirement.word;
    });

    expect(new Set(words).size).toBe(32);
  });
});
