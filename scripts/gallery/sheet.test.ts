import { describe, expect, test } from "vitest";
import { groupShots, type Shot, sheetOf, summaryOf } from "./sheet.ts";

function shot(entry: Partial<Shot["entry"]>, part: Partial<Shot> = {}): Shot {
  return {
    entry: {
      ...{ id: "some", category: "some", truth: "benign", result: "allow", level: "none" },
      ...{ gaps: [], expectedTexts: [], pair: null, view: null, codes: [] },
      ...entry,
    },
    ...{ file: "pictures/1.png", picture: { missing: [], behind: [], isTooWide: false }, problem: null },
    ...part,
  };
}
const refused = shot(
  { id: "bad", result: "refused", codes: ["duplicate-key"] },
  { file: null, picture: null },
);

describe("groupShots", () => {
  test("default: by category, in the order of their names", () => {
    const groups = groupShots([shot({ category: "swap" }), shot({ category: "permit" })]);
    expect(groups.map(({ category }) => category)).toEqual(["permit", "swap"]);
  });

  test("behavior: an attack stands beside its twin, the attack first; what has none stands alone", () => {
    const [group] = groupShots([
      shot({ id: "a-good", pair: "a", truth: "benign" }),
      shot({ id: "alone" }),
      shot({ id: "a-bad", pair: "a", truth: "malicious" }),
    ]);
    expect(group?.sets.map((set) => set.map(({ entry }) => entry.id))).toEqual([
      ["a-bad", "a-good"],
      ["alone"],
    ]);
  });
});

describe("sheetOf", () => {
  test("default: says id, expectation, outcome, level and gaps beside each picture", () => {
    const sheet = sheetOf([
      shot({ id: "send-1", result: "warn", level: "caution", gaps: ["not-decoded: x"] }),
    ]);
    for (const part of [
      "send-1",
      "benign",
      "warn, level caution",
      "not-decoded: x",
      'src="pictures/1.png"',
    ]) {
      expect(sheet).toContain(part);
    }
  });

  test("behavior: a fact that nobody reads is marked, one behind the details is named as such", () => {
    const picture = { missing: ["5 DAI"], behind: ["7 WETH"], isTooWide: false };
    const sheet = sheetOf([shot({ expectedTexts: ["5 DAI", "7 WETH", "Uniswap"] }, { picture })]);
    expect(sheet).toContain("<mark>missing: 5 DAI</mark>");
    expect(sheet).toContain("<span>in the details: 7 WETH</span>");
    expect(sheet).toContain("<span>Uniswap</span>");
  });

  test("behavior: refused requests are listed with their reason", () => {
    expect(sheetOf([refused])).toContain("<li>bad: duplicate-key</li>");
  });

  test("behavior: what a request says stays text", () => {
    const sheet = sheetOf([shot({ id: "<img src=x onerror=alert(1)>" })]);
    expect(sheet).not.toContain("<img src=x");
  });
});

describe("summaryOf", () => {
  test("default: counts what a reader must look at", () => {
    const lacking = shot({}, { picture: { missing: ["5 DAI"], behind: [], isTooWide: true } });
    const broken = shot({ id: "slow" }, { picture: null, file: null, problem: "No end in time." });
    expect(summaryOf([lacking, refused, broken])).toMatch(
      /^1 windows, 1 refused, 1 not drawn, 1 without .*1 too wide$/,
    );
  });
});
