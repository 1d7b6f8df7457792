import { describe, expect, test } from "vitest";
import type { Level, Outcome } from "../level.ts";
import type { Combine } from "../policyDocument.ts";
import { friend, sampleContext, transactionTo } from "../samples.ts";
import { agreeing, liftedLevel } from "./combine.ts";
import { decide } from "./decide.ts";
import type { AnswerFacts } from "./foldAnswers.ts";
import type { Vote } from "./policyFacts.ts";
import { defaultPolicy } from "./presets.ts";

function votes(...levels: readonly (Level | null)[]): readonly Vote[] {
  return levels.map((level, place) => ({ ware: place + 1, level }));
}

const weights: Combine = { mode: "weights", weights: { 1: 2, 2: 1 }, atLeast: 3 };

describe("liftedLevel", () => {
  test.each<[string, Combine, readonly Vote[], Level]>([
    ["any never lifts", { mode: "any" }, votes("critical", "critical"), "none"],
    ["all, and all state it", { mode: "all" }, votes("danger", "critical"), "danger"],
    ["all, and one does not", { mode: "all" }, votes("critical", "none"), "none"],
    ["all, and one is silent", { mode: "all" }, votes("critical", null), "none"],
    ["all of nobody", { mode: "all" }, [], "none"],
    ["all of one", { mode: "all" }, votes("danger"), "danger"],
    ["a quorum", { mode: "quorum", k: 2 }, votes("critical", "danger", "none"), "danger"],
    ["no quorum", { mode: "quorum", k: 2 }, votes("critical", null, "none"), "none"],
    ["enough weight", weights, votes("danger", "danger"), "danger"],
    ["too little weight", weights, votes("danger", "none", "critical"), "none"],
    ["a veto is enough in any mode", { mode: "any", vetoes: [2] }, votes("none", "critical"), "critical"],
    ["somebody else's word is no veto", { mode: "any", vetoes: [2] }, votes("critical", "none"), "none"],
  ])("default: %s [SW14] [BY1]", (_, combine, asked, expected) => {
    expect(liftedLevel(combine, asked)).toBe(expected);
  });

  test("behavior: those that agree are named", () => {
    expect(agreeing(votes("critical", "caution", null, "danger"), "danger")).toEqual([1, 4]);
  });
});

describe("combining in a decision", () => {
  function judged(combine: Combine, ...levels: readonly Level[]) {
    const answers = levels.map(
      (level, place): AnswerFacts => ({
        ...{ ware: place + 1, name: `Ware ${place + 1}`, status: "answered", level, findings: [], gap: null },
      }),
    );
    return decide({
      policy: { status: "decoded", document: { ...defaultPolicy, combine } },
      ...{ subject: transactionTo(friend, undefined, "0x64"), context: sampleContext(), answers },
      ...{ findings: [], gaps: [] },
    });
  }

  test.each<[Combine, Outcome]>([
    [{ mode: "any" }, "hold"],
    [{ mode: "all" }, "block"],
    [{ mode: "quorum", k: 2 }, "block"],
    [{ mode: "quorum", k: 3 }, "hold"],
  ])("default: two that state critical, by %j: %s [SW14]", (combine, expected) => {
    expect(judged(combine, "critical", "critical").outcome).toBe(expected);
  });

  test("behavior: the reason names those that agree", () => {
    const [reason] = judged({ mode: "quorum", k: 2 }, "critical", "none", "critical").reasons;

    expect(reason).toMatchObject({ outcome: "block", by: { kind: "preset" }, who: "Ware 1, Ware 3" });
  });

  test("behavior: three that find nothing do not outvote one danger [J13]", () => {
    expect(judged({ mode: "quorum", k: 3 }, "none", "none", "none", "danger").outcome).toBe("hold");
  });
});
