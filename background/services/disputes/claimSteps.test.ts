import { describe, expect, test } from "vitest";
import type { ClaimFacts } from "../../../extension/chain/marketFacts.ts";
import { nextStepOf } from "./claimSteps.ts";

const day = 86_400;
const claim = (part: Partial<ClaimFacts>): ClaimFacts => ({
  ...{ claim: "0x01", ware: 1, kind: "sla", state: "open", outcome: "none" },
  ...{ sum: 10n, bond: 100n, since: 1000, hasJury: false },
  ...part,
});

describe("nextStepOf", () => {
  test("default: who is accused has 72 hours before anybody takes a claim on [SW22]", () => {
    expect(nextStepOf(claim({}))).toEqual({ step: "advance", from: 1000 + 3 * day });
  });

  test("behavior: what was upheld is taken a week later than what was not", () => {
    expect(nextStepOf(claim({ state: "final", outcome: "upheld" }))?.from).toBe(1000 + 7 * day);
    expect(nextStepOf(claim({ state: "final", outcome: "refuted" }))?.from).toBe(1000);
  });

  test("behavior: a ruling waits for an appeal first", () => {
    expect(nextStepOf(claim({ state: "ruled", outcome: "upheld" }))?.from).toBe(1000 + 9 * day);
    expect(nextStepOf(claim({ state: "ruled", outcome: "refuted" }))?.from).toBe(1000 + 2 * day);
  });

  test("behavior: an appeal is the owner's, and what is closed is nobody's", () => {
    expect(nextStepOf(claim({ state: "appealed" }))).toBeNull();
    expect(nextStepOf(claim({ state: "closed" }))).toBeNull();
  });
});
