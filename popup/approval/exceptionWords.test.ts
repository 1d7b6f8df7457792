import { describe, expect, test } from "vitest";
import type { ExceptionOffer } from "../../extension/messages/views.policy.ts";
import { service } from "../stories/fixtures.ts";
import { describeEnd, targetWords, unitOf } from "./exceptionWords.ts";

type Target = ExceptionOffer["targets"][number];
const view = { services: [service({ ware: 1, name: "Anti-scam" })] };
const target = (which: Target["which"], part: Partial<Target> = {}): Target => ({
  ...{ which, text: "This allows 500 USDC.", delaySeconds: 0, factor: null },
  ...part,
});

describe("the words of a target", () => {
  test("default: the title says whose word, the text what was said", () => {
    expect(targetWords(target({ kind: "rule", rule: "Small only" }), view)).toEqual({
      title: "Your rule “Small only”",
      text: "This allows 500 USDC.",
    });
  });

  test("behavior: what only repeats the title is not said twice", () => {
    const repeated = target({ kind: "rule", rule: "Small only" }, { text: "Your rule “Small only”" });
    expect(targetWords(repeated, view)).toEqual({ title: "Your rule “Small only”" });
  });

  test("behavior: a SecWare is named, and by its number where it is not known any more", () => {
    expect(targetWords(target({ kind: "secware", ware: 1 }), view).title).toBe("The word of Anti-scam");
    expect(targetWords(target({ kind: "secware", ware: 9 }), view).title).toBe("The word of SecWare 9");
  });

  test("behavior: what comes before it acts is said before it is chosen [BY4]", () => {
    const guarded = target(
      { kind: "finding", code: "unlimited-approval" },
      { delaySeconds: 5400, factor: "second-device" },
    );
    expect(targetWords(guarded, view)).toEqual({
      title: "This device’s finding “unlimited approval”",
      text: "This allows 500 USDC. Acts after a wait of 1.5 h. Needs a code from the second device.",
    });
  });

  test("behavior: all says its password and its wait [BY4]", () => {
    const all = target({ kind: "all" }, { text: "Everything that speaks against it", delaySeconds: 86_400 });
    expect(targetWords(all, view)).toEqual({
      title: "Everything that speaks against it",
      text: "Needs your password and a wait of 24 h.",
    });
  });
});

describe("the end of an exception", () => {
  test.each([
    ["When you end it", { endsAt: null }],
    ["When the browser closes", { endsAt: null, isForSession: true }],
    ["After one use", { endsAt: null, usesLeft: 1 }],
  ])("default: %s", (words, ending) => {
    expect(describeEnd(ending)).toBe(words);
  });

  test("behavior: where two ends are set, both are said", () => {
    expect(describeEnd({ endsAt: Date.UTC(2026, 2, 5, 10), usesLeft: 1 })).toMatch(/^After one use · Mar 5/);
  });
});

test("behavior: without known decimals the unit is the smallest one, and says of what", () => {
  const token = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
  expect(unitOf({ token, symbol: "USDC", decimals: 6, amount: null })).toBe("USDC");
  expect(unitOf({ token, symbol: "USDC", decimals: null, amount: null })).toBe(
    "the smallest unit of 0xa0b8…eb48",
  );
});
