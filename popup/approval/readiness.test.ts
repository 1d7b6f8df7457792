import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decision } from "../stories/fixtures.ts";
import {
  isQuiet,
  isWord,
  type MainAction,
  mainActionOf,
  type Progress,
  pointsLeft,
  quietMs,
} from "./readiness.ts";

const start: Progress = { opened: new Set(), word: "", chosen: null, isReviewing: false, heldSince: null };
const hold = { kind: "hold", points: ["finding-0", "gap-0"], armMs: 2000, word: "harbour" } as const;
const held = decision({ outcome: "hold", level: "danger", text: "High risk." });
const view = (part: Partial<Parameters<typeof mainActionOf>[0]> = {}) =>
  ({ state: "ready", requirement: hold, decision: held, ...part }) as const;
const opened = new Set(["finding-0", "gap-0"]);

describe("mainActionOf", () => {
  test("default: nothing demanded, ready: the button acts", () => {
    const allowed = decision({ outcome: "allow", level: "none", text: "Nothing found." });
    expect(mainActionOf(view({ requirement: { kind: "none" }, decision: allowed }), start, 0)).toEqual({
      kind: "act",
    });
  });

  test("behavior: while it is checked or undecided the button waits", () => {
    expect(mainActionOf(view({ state: "checking" }), start, 0)).toEqual({ kind: "waiting" });
    expect(mainActionOf(view({ decision: null }), start, 0)).toEqual({ kind: "waiting" });
  });

  test("behavior: block leaves no button, whatever the requirement says", () => {
    const blocked = decision({ outcome: "block", level: "critical", text: "Blocked." });
    expect(mainActionOf(view({ requirement: { kind: "blocked" } }), start, 0)).toEqual({ kind: "absent" });
    expect(mainActionOf(view({ requirement: { kind: "none" }, decision: blocked }), start, 0)).toEqual({
      kind: "absent",
    });
  });

  test("behavior: hold goes through review, points, two seconds and the word, in this order", () => {
    const at = (progress: Partial<Progress>, elapsed = 0) =>
      mainActionOf(view(), { ...start, ...progress }, elapsed);

    expect(at({})).toEqual({ kind: "review", left: 2 });
    expect(at({ isReviewing: true })).toEqual({ kind: "points-left", left: 2 });
    expect(at({ isReviewing: true, opened, heldSince: 100 }, 600)).toEqual({ kind: "arming", leftMs: 1500 });
    expect(at({ isReviewing: true, opened, heldSince: 100 }, 2100)).toEqual({ kind: "word-missing" });
    expect(at({ isReviewing: true, opened, heldSince: 100, word: " Harbour " }, 2100)).toEqual({
      kind: "act",
    });
  });

  test("behavior: the word does not shorten the two seconds", () => {
    const typed = { ...start, isReviewing: true, opened, heldSince: 0, word: "harbour" };
    expect(mainActionOf(view(), typed, 1999)).toEqual({ kind: "arming", leftMs: 1 });
  });

  test("behavior: opened points alone do not sign a hold without the review page", () => {
    expect(mainActionOf(view(), { ...start, opened }, 10_000)).toEqual({ kind: "review", left: 0 });
  });

  test("behavior: a connect request without an account does not act", () => {
    expect(mainActionOf(view({ requirement: { kind: "none" } }), { ...start, chosen: 0 }, 0)).toEqual({
      kind: "accounts-missing",
    });
  });

  test("behavior: no progress whatever acts on a hold before all demands are met", () => {
    fc.assert(
      fc.property(
        fc.subarray(["finding-0", "gap-0", "finding-9"]),
        fc.constantFrom("", "harbour", "harbor"),
        fc.boolean(),
        fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null }),
        fc.integer({ min: 0, max: 5000 }),
        (points, word, isReviewing, heldSince, elapsed) => {
          const progress = { ...start, opened: new Set(points), word, isReviewing, heldSince };
          const action: MainAction = mainActionOf(view(), progress, elapsed);
          const isMet =
            isReviewing &&
            points.includes("finding-0") &&
            points.includes("gap-0") &&
            heldSince !== null &&
            elapsed - heldSince >= 2000 &&
            word === "harbour";
          expect(action.kind === "act").toBe(isMet);
        },
      ),
    );
  });
});

test("default: points left counts only what is demanded", () => {
  expect(pointsLeft({ kind: "open", points: ["a", "b"] }, new Set(["a", "c"]))).toBe(1);
  expect(pointsLeft({ kind: "none" }, new Set())).toBe(0);
});

test("behavior: another word is not the word, and an empty word is none", () => {
  expect(isWord("harbours", "harbour")).toBe(false);
  expect(isWord("", "")).toBe(false);
});

test("behavior: a press within half a second of a change does not count [C04]", () => {
  expect(isQuiet(1000, 1000 + quietMs - 1)).toBe(false);
  expect(isQuiet(1000, 1000 + quietMs)).toBe(true);
  expect(isQuiet(Number.POSITIVE_INFINITY, 5000)).toBe(false);
});
