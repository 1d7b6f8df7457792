import { expect, test } from "vitest";
import { decision, firstTime, listed, timedOut, unlimited } from "../stories/fixtures.ts";
import { demandedPointsOf, pointsOf } from "./points.ts";

const made = decision({
  outcome: "hold",
  level: "critical",
  text: "Reported.",
  findings: [firstTime, unlimited, listed],
  gaps: [timedOut],
});

test("default: worst first, gaps last, ids by the decision's own order", () => {
  expect(pointsOf(made).map(({ id }) => id)).toEqual(["finding-2", "finding-1", "finding-0", "gap-0"]);
});

test("behavior: each point names who says so", () => {
  expect(pointsOf(made).map(({ source }) => source)).toEqual([
    "Anti-scam",
    "This device (grants)",
    "This device (history)",
    "ScanCo",
  ]);
});

test("behavior: what rests on the chain names its block and date [SW26]", () => {
  const rested = { ...unlimited, asOf: "2026-11-21T08:30:00.000Z", block: 1234567 };
  const findings = [rested, { ...unlimited, source: { kind: "list", name: "Feed" } as const, block: 5 }];
  const points = pointsOf(decision({ outcome: "hold", level: "danger", text: "Two.", findings }));

  expect(points.map(({ source }) => source)).toEqual([
    "This device (grants), at block 1234567",
    "List “Feed”",
  ]);
  expect(points[0]?.at).toBe(Date.parse("2026-11-21T08:30:00Z"));
});

test("behavior: a demanded point that is not known is shown all the same, so that nobody is stuck", () => {
  const points = demandedPointsOf(made, { kind: "open", points: ["reason-0", "finding-2", "later-7"] });

  expect(points.map(({ id }) => id)).toEqual(["finding-2", "reason-0", "later-7"]);
});

test("behavior: what the wallet could not find out is not known, and only a SecWare gives no answer", () => {
  const local = { who: { kind: "local", check: "decoding" }, reason: "undecodable", text: "Odd." } as const;
  const points = pointsOf(
    decision({ outcome: "warn", level: "none", text: "Odd.", gaps: [local, timedOut] }),
  );
  expect(points.map(({ word }) => word)).toEqual(["Not known", "No answer"]);
});
