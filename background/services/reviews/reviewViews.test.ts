import { describe, expect, test } from "vitest";
import type { OwnPurchaseFacts, ReviewFacts } from "../../../extension/chain/marketFacts.ts";
import { challengeRefusal, purchaseView, reviewRefusal, reviewView, standingView } from "./reviewViews.ts";

const purchase: OwnPurchaseFacts = {
  ...{ purchaseId: "0x01", ware: 1, plan: 0, amount: 10n, calls: 100, used: 40, start: 1, end: 2 },
  state: "live",
  review: { state: "none", fee: 2n, isPossible: true, until: 100 },
  isCounted: false,
};
const review: ReviewFacts = {
  ...{ purchaseId: "0x01", ware: 1, reviewer: "0x02", text: "Down.", fee: 2n, until: 100 },
  ...{ state: "open", isBrought: false },
};

describe("reviewRefusal", () => {
  test("default: a purchase that was used can be complained about [AVS17]", () => {
    expect(reviewRefusal(purchase, "It was down.")).toBeNull();
  });

  test("error: nobody's purchase, a second review, too late, no words, too many bytes", () => {
    const given = { ...purchase, review: { ...purchase.review, state: "open" as const } };
    const late = { ...purchase, review: { ...purchase.review, isPossible: false } };

    expect(reviewRefusal(undefined, "x")).toContain("not one of your");
    expect(reviewRefusal(given, "x")).toContain("reviewed already");
    expect(reviewRefusal(late, "x")).toContain("14 days");
    expect(reviewRefusal(purchase, "  ")).toContain("what was bad");
    expect(reviewRefusal(purchase, "ü".repeat(141))).toContain("too long");
  });
});

describe("challengeRefusal", () => {
  test("default: a developer may challenge until the time is over, not at it [AVS18]", () => {
    expect(challengeRefusal(review, 99)).toBeNull();
    expect(challengeRefusal(review, 100)).toContain("over");
  });

  test("behavior: what was challenged has to be brought to the jury in its time, once [AVS18]", () => {
    const challenged = { ...review, state: "challenged" as const };

    expect(reviewView(challenged, 99, 50n).next).toEqual({ step: "bring", cost: "50" });
    expect(challengeRefusal(challenged, 100)).toContain("over");
    expect(challengeRefusal({ ...challenged, isBrought: true }, 99)).toContain("with the jury");
  });

  test("behavior: a challenge costs what the review cost, and what is decided nothing", () => {
    expect(reviewView(review, 99, 50n).next).toEqual({ step: "challenge", cost: "2" });
    expect(reviewView(review, 100, 50n).next).toBeNull();
    expect(reviewView({ ...review, state: "lapsed" }, 1, 50n).next).toBeNull();
  });

  test("error: no such review, or decided already", () => {
    expect(challengeRefusal(undefined, 1)).toContain("no such");
    expect(challengeRefusal({ ...review, state: "counted" }, 1)).toContain("decided");
  });
});

test("behavior: only what is over, paid and not counted yet can count in a voice [SW25]", () => {
  const closed = { ...purchase, state: "closed" as const };

  expect(purchaseView(purchase, "A").isCountable).toBe(false);
  expect(purchaseView(closed, "A").isCountable).toBe(true);
  expect(purchaseView({ ...closed, isCounted: true }, "A").isCountable).toBe(false);
  expect(purchaseView({ ...closed, amount: 0n }, "A").isCountable).toBe(false);
});

test("behavior: a score is shown in hundredths of a percent, cut and never rounded up [AVS14]", () => {
  const points = { use: 1n, complaints: 2n, units: 3n };
  const facts = { ware: 1, sales: "active", points, score: 476_199_999n, meanScore: 999_999_999n } as const;

  expect(standingView({ ...facts, expulsionAt: 0 })).toEqual({
    ...{ ware: 1, sales: "active", scoreBps: 4761, meanScoreBps: 9999, expulsionAt: 0 },
    points: { use: "1", complaints: "2", units: "3" },
  });
});
