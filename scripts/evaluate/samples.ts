import { levels } from "../../extension/domain/level.ts";
import type { Judgement } from "./pipeline.ts";
import type { RequestRow, Truth } from "./rows.ts";
import type { ScoredRow } from "./scoredRow.ts";

/** A judgement for tests of what counts it. Fake. */
export function fakeJudgement(
  result: Judgement["result"],
  codes: Judgement["codes"] = [],
  hasGap = false,
): Judgement {
  const ranks = codes.map(([, level]) => levels.indexOf(level));
  return { result, level: levels[Math.max(0, ...ranks)] ?? "none", hasGap, codes, judged: null };
}

/** A row that was judged; flagged where a request would be stopped. */
export function fakeScored(id: string, truth: Truth, judgement: Judgement, category = "some"): ScoredRow {
  const isFlagged = ["refused", "hold", "block"].includes(judgement.result);
  return { id, truth, category, judgement, isFlagged };
}

/** A plain payment as a row. */
export function sampleRow(changes: Partial<RequestRow> = {}): RequestRow {
  const params = [
    { from: `0x${"aa".repeat(20)}`, to: `0x${"bb".repeat(20)}`, value: "0xde0b6b3a7640000", data: "0x" },
  ];
  return {
    id: "sample",
    chainId: 1,
    origin: "https://app.example",
    method: "eth_sendTransaction",
    params,
    truth: "benign",
    category: "some",
    expectedTexts: [],
    context: {},
    ...changes,
  };
}
