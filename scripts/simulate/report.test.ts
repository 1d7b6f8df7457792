import { describe, expect, test } from "vitest";
import { drawCurve, niceAbove } from "./curve.ts";
import { toHtml } from "./report.ts";
import type { Year } from "./runYear.ts";
import { toText } from "./toText.ts";
import { yearRecord } from "./yearRecord.ts";

const year: Year = {
  seed: 1,
  settings: { days: 14, users: 2, wares: 1 },
  weeks: [
    { day: 6, medianScore: 0.1, wait: 14, burned: 1, earned: 10, exposure: 20, price: 0.001 },
    { day: 13, medianScore: 0.2, wait: 13, burned: 2, earned: 12, exposure: 25, price: 0.001 },
  ],
  attempts: [{ strategy: "one", name: "<b>", gain: 5, spent: 1, note: "" }],
  findings: [{ strategy: "two", name: "a figure", value: "7" }],
  refusals: {},
  acts: 9,
};

describe("the report", () => {
  test("default: says who profited, and draws every curve", () => {
    const html = toHtml(year, []);
    expect(html).toContain("1 of 1 attempts paid off");
    expect(html.match(/<svg/g)?.length).toBe(6);
    expect(toText(year).at(-1)).toBe("Profited: <b>.");
  });

  test("default: what is kept names the commit and the seed, who earned what, and what else came of it", () => {
    expect(yearRecord(year, "abc")).toEqual({
      commit: "abc",
      seed: 1,
      settings: year.settings,
      acts: 9,
      attempts: [{ strategy: "one", name: "<b>", gain: 5, spent: 1, note: "" }],
      findings: [
        { name: "a figure", value: "7" },
        { name: "days that settled money waited, first and last quarter", value: "14.0, 0.0" },
        { name: "burned, in SEC", value: "2" },
      ],
    });
  });

  test("behavior: text stays text", () => {
    expect(toHtml(year, [])).toContain("one: &lt;b&gt;");
  });

  test.each([
    [0.7, 0.8],
    [13, 16],
    [21, 24],
    [26, 30],
    [290, 300],
    [51, 60],
  ])("behavior: the axis for %d ends at %d", (value, expected) => {
    expect(niceAbove(value)).toBeCloseTo(expected, 9);
  });

  test("behavior: a curve without points is an empty one", () => {
    expect(drawCurve({ title: "t", unit: "u", points: [] })).toContain('points=""');
  });
});
