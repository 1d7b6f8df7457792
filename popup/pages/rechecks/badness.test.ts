import { describe, expect, test } from "vitest";
import type { RecheckView } from "../../../extension/messages/views.policy.ts";
import { byBadness, dearestRun, markOf, turnedBad } from "./badness.ts";

const plain: RecheckView = {
  ...{ id: "plain", kind: "approval", account: `0x${"1".repeat(40)}`, chainId: 1, text: "", token: null },
  ...{ spender: null, origin: null, since: 5, checkedAt: 6, level: "none", turnedBad: false },
  ...{ findings: [], gaps: [], state: "open" },
};
const item = (id: string, part: Partial<RecheckView>): RecheckView => ({ ...plain, id, ...part });
const idsOf = (items: readonly RecheckView[]) => items.map(({ id }) => id);

describe("the order by badness", () => {
  test("default: turned bad, then level, then gaps, then the oldest; ended ones last", () => {
    const items = [
      item("ended", { state: "closed", turnedBad: true, level: "critical" }),
      item("younger", { since: 9 }),
      plain,
      item("unknown", { gaps: ["no answer"] }),
      item("danger", { level: "danger" }),
      item("bad", { turnedBad: true, level: "caution" }),
    ];
    expect(idsOf(byBadness(items))).toEqual(["bad", "danger", "unknown", "plain", "younger", "ended"]);
  });

  test("behavior: only what is still in force is an alert", () => {
    const items = [
      item("open", { turnedBad: true }),
      item("closed", { turnedBad: true, state: "closed" }),
      item("revoking", { turnedBad: true, state: "revoking" }),
      plain,
    ];
    expect(idsOf(turnedBad(items))).toEqual(["open"]);
  });
});

describe("the level that is shown", () => {
  test("default: checked to the end with nothing found says so", () => {
    expect(markOf(plain)).toEqual({ level: "none" });
  });

  test.each([
    ["never checked", { checkedAt: null }],
    ["not checked to the end", { gaps: ["no answer"] }],
  ])("behavior: %s is not known, and not clean", (_name, part) => {
    expect(markOf(item("x", part))).toMatchObject({ level: "unknown", word: "Not known" });
  });

  test("behavior: what rules refuse now never reads as nothing found", () => {
    expect(markOf(item("x", { turnedBad: true }))).toMatchObject({ level: "caution", word: "Refused now" });
  });

  test("behavior: a stated level stays, whatever could not be known beside it", () => {
    expect(markOf(item("x", { level: "danger", gaps: ["no answer"] }))).toEqual({ level: "danger" });
  });
});

describe("what a run can cost", () => {
  test("default: every call at the dearest price", () => {
    expect(dearestRun(20, ["9", "10", "2"])).toBe("200");
  });

  test("behavior: without an active SecWare there is no price to multiply", () => {
    expect(dearestRun(20, [])).toBeNull();
  });
});
