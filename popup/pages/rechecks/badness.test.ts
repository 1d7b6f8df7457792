import { describe, expect, test } from "vitest";
import type { RecheckView } from "../../../extension/messages/views.policy.ts";
import { byBadness, dearestRun, turnedBad } from "./badness.ts";

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

describe("what a run can cost", () => {
  test("default: every call at the dearest price", () => {
    expect(dearestRun(20, ["9", "10", "2"])).toBe("200");
  });

  test("behavior: without a price it is not known, which is not zero", () => {
    expect(dearestRun(20, [])).toBeNull();
  });
});
