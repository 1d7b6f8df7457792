import { describe, expect, test } from "vitest";
import { fakeJudgement, fakeScored } from "./samples.ts";
import { scoreRows } from "./score.ts";
import { wilson } from "./wilson.ts";

const danger = [["trap", "danger"]] as const;

describe("scoreRows", () => {
  const rows = [
    fakeScored("caught", "malicious", fakeJudgement("hold", danger)),
    fakeScored("refused", "malicious", fakeJudgement("refused", [["malformed", "none"]])),
    fakeScored("missed", "malicious", fakeJudgement("warn", [], true)),
    fakeScored("missed worse", "malicious", fakeJudgement("allow")),
    fakeScored("fine", "benign", fakeJudgement("allow")),
    fakeScored("fine too", "benign", fakeJudgement("warn", [], true)),
    fakeScored("alarm", "benign", fakeJudgement("hold", danger)),
    fakeScored("alarm worse", "benign", fakeJudgement("refused", [["malformed", "none"]])),
  ];

  test("default: recall, false positives and gaps are shares with their interval", () => {
    const score = scoreRows("a.jsonl", rows, 3);
    expect(score).toMatchObject({ file: "a.jsonl", rows: 8, malformed: 3 });
    expect(score.recall).toEqual(wilson(2, 4));
    expect(score.falsePositives).toEqual(wilson(2, 4));
    expect(score.unknown).toEqual(wilson(2, 8));
  });

  test("default: each category counts its outcomes by label", () => {
    const { categories } = scoreRows("a.jsonl", rows);
    expect(categories).toEqual([
      {
        category: "some",
        label: "malicious",
        rows: 4,
        flagged: 2,
        refused: 1,
        blocked: 0,
        held: 1,
        warned: 1,
        allowed: 1,
        gap: 1,
      },
      {
        category: "some",
        label: "benign",
        rows: 4,
        flagged: 2,
        refused: 1,
        blocked: 0,
        held: 1,
        warned: 1,
        allowed: 1,
        gap: 1,
      },
    ]);
  });

  test("behavior: the worst error stands first, misses before false alarms", () => {
    const { worst } = scoreRows("a.jsonl", rows);
    expect(worst.map(({ id }) => id)).toEqual(["missed worse", "missed", "alarm worse", "alarm"]);
    expect(worst.at(-1)?.codes).toEqual(["trap (danger)"]);
  });

  test("behavior: one category does not fill the list of the worst, and all of it is counted", () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      fakeScored(`a${index}`, "malicious", fakeJudgement("allow"), "crowd"),
    );
    const one = fakeScored("z", "malicious", fakeJudgement("warn"), "other");
    const { worst, patterns } = scoreRows("a.jsonl", [...many, one]);
    expect(worst.map(({ category }) => category)).toEqual(["crowd", "crowd", "crowd", "crowd", "other"]);
    expect(patterns.map(({ category, rows: count }) => [category, count])).toEqual([
      ["crowd", 50],
      ["other", 1],
    ]);
  });

  test("behavior: without malicious rows there is no recall, rather than a perfect one", () => {
    const score = scoreRows("a.jsonl", [fakeScored("fine", "benign", fakeJudgement("allow"))]);
    expect(score.recall).toBeNull();
    expect(score.falsePositives?.[0]).toBe(0);
  });
});
