import { describe, expect, test } from "vitest";
import { describeWith } from "../evaluate/describeWith.ts";
import { judgeRequest } from "../evaluate/pipeline.ts";
import type { RequestRow } from "../evaluate/rows.ts";
import { sampleRow } from "../evaluate/samples.ts";
import { entryOf } from "./entries.ts";

const describer = await describeWith(null);
const make = (changes: Partial<RequestRow> = {}) => entryOf(sampleRow(changes), null, describer);

describe("entryOf", () => {
  test("default: the view is the wallet's own: who asks, what happens, what must be done", () => {
    const { view } = make();
    expect(view).toMatchObject({
      kind: "transaction",
      source: { kind: "site", host: "app.example", isSecure: true },
      account: `0x${"aa".repeat(20)}`,
      accountName: "Account 1",
      chainName: "Ethereum",
      state: "ready",
      servicesText: "Checked on this device only",
    });
    expect(view?.description.sentence).toContain("1 ETH");
  });

  test("behavior: outcome and level are those of the evaluation, and the view shows that decision", () => {
    const grant = `0x095ea7b3${"0".repeat(24)}${"bb".repeat(20)}${"f".repeat(64)}`;
    const params = [{ from: `0x${"aa".repeat(20)}`, to: `0x${"cc".repeat(20)}`, data: grant }];
    const { view, result, level, codes, gaps } = make({ params });
    const judged = judgeRequest(sampleRow({ params }));
    expect({ result, level, codes }).toEqual({
      result: judged.result,
      level: judged.level,
      codes: judged.codes.map(([code]) => code),
    });
    expect(view?.decision?.outcome).toBe(result);
    expect(view?.requirement.kind).toBe("hold");
    expect(gaps.length > 0).toBe(judged.hasGap);
  });

  test("behavior: a stratum is not mixed with real requests of the same name", () => {
    const row = sampleRow({ category: "permit" });
    const categories = [entryOf(row, null, describer), entryOf(row, "permit/1", describer)];
    expect(categories.map(({ category }) => category)).toEqual(["permit", "generated: permit"]);
  });

  test("behavior: a network that a fresh profile does not know goes by its number", () => {
    expect(make({ chainId: 4242 }).view?.chainName).toBe("Network 4242");
  });

  test("behavior: an origin that no browser states is shown as nobody's", () => {
    expect(make({ origin: "not an origin" }).view?.source).toMatchObject({ host: "origin.invalid" });
  });

  test("error: a refused request has no view, and its code is kept", () => {
    expect(make({ method: "eth_sign", params: "nonsense" })).toMatchObject({
      result: "refused",
      view: null,
      codes: [expect.stringMatching(/./)],
    });
  });
});
