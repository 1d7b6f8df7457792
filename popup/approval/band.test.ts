import { describe, expect, test } from "vitest";
import { approvalStories } from "../stories/approvalStories.ts";
import { asking, gapService, service } from "../stories/fixtures.ts";
import { request } from "../stories/requestFixtures.ts";
import { type BandState, bandOf, bandStateOf, isDisagreement } from "./band.ts";

const expected: Readonly<Record<string, BandState>> = {
  checking: "checking",
  "nothing-found": "nothing",
  notice: "notice",
  warning: "warning",
  danger: "danger",
  blocked: "blocked",
  "not-checked": "not-checked",
  "device-only": "nothing",
  "partly-checked": "partly",
  disagreement: "disagreement",
  stale: "checking-again",
  simulated: "nothing",
  "simulated-more": "danger",
  "new-contract": "nothing",
  "not-simulated": "nothing",
  "will-fail": "nothing",
  purchase: "nothing",
  connect: "nothing",
  message: "nothing",
  "typed-data": "danger",
  batch: "warning",
};

describe("bandStateOf", () => {
  test.each(Object.entries(expected))("default: story %s reads %s", (name, state) => {
    const view = approvalStories[name];
    expect(view === undefined ? null : bandStateOf(view)).toBe(state);
  });

  test("behavior: every story has an expectation", () => {
    expect(Object.keys(approvalStories).toSorted()).toEqual(Object.keys(expected).toSorted());
  });
});

test("behavior: gaps alone never read as nothing found", () => {
  const view = approvalStories["not-checked"] ?? request();
  expect(bandOf(view)).toMatchObject({ tone: "unknown", word: "Not checked" });
});

test("behavior: an answer that is still coming is not a disagreement", () => {
  expect(isDisagreement({ services: [service({ ware: 1, name: "A", level: "danger" }), asking] })).toBe(
    false,
  );
  expect(isDisagreement({ services: [service({ ware: 1, name: "A", level: "danger" }), gapService] })).toBe(
    false,
  );
});
