import { describe, expect, test } from "vitest";
import { goalsOfRequests, goalsOfSites } from "./goals.ts";
import { fakeJudgement, fakeScored, sampleRow } from "./samples.ts";
import type { ScoredRequest, ScoredSite } from "./scoredRow.ts";
import { wilson } from "./wilson.ts";

function request(judgement: ReturnType<typeof fakeJudgement>): ScoredRequest {
  return { ...fakeScored("r", "benign", judgement), row: sampleRow() };
}

function site(truth: "malicious" | "benign", isFlagged: boolean, year: number): ScoredSite {
  const judgement = fakeJudgement("allow", isFlagged ? [["odd-host", "caution"]] : []);
  const row = { id: "s", origin: "https://a.example", truth, category: "", year };
  return { ...fakeScored("s", truth, judgement), isFlagged, row };
}

describe("goalsOfRequests", () => {
  test("default: a hold over a signed permit is no fault, another one is", () => {
    const rows = [
      request(fakeJudgement("allow")),
      request(fakeJudgement("hold", [["permit-signature", "danger"]])),
      request(fakeJudgement("hold", [["claim-lure", "danger"]])),
      request(fakeJudgement("refused", [["malformed", "none"]])),
    ];
    const [refused, held] = goalsOfRequests(rows, null);
    expect(refused).toMatchObject({ value: wilson(1, 4), isMet: false });
    expect(held).toMatchObject({ value: wilson(1, 4), isMet: false });
  });

  test("behavior: a permit that is only a caution is no reason for a hold", () => {
    const rows = [
      request(
        fakeJudgement("block", [
          ["x", "critical"],
          ["permit-signature", "caution"],
        ]),
      ),
    ];
    expect(goalsOfRequests(rows, null)[1]).toMatchObject({ value: wilson(1, 1), isMet: false });
  });

  test("behavior: what was not measured is neither met nor missed", () => {
    expect(goalsOfRequests([], null).map(({ isMet }) => isMet)).toEqual([null, null, null]);
  });
});

describe("goalsOfSites", () => {
  test("default: only phishing hosts of 2026 or later count for their goal", () => {
    const rows = [site("malicious", true, 2026), site("malicious", false, 2025), site("benign", false, 2014)];
    const [recent, flagged, endangered] = goalsOfSites(rows);
    expect(recent).toMatchObject({ value: wilson(1, 1), isMet: true });
    expect(flagged).toMatchObject({ value: wilson(0, 1), isMet: true });
    expect(endangered).toMatchObject({ isMet: true });
  });

  test("behavior: one legitimate host among a hundred is too many", () => {
    const rows = Array.from({ length: 100 }, (_, index) => site("benign", index === 0, 2014));
    expect(goalsOfSites(rows)[1]).toMatchObject({ value: wilson(1, 100), isMet: false });
  });
});
