import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePolicyDocument } from "../../extension/domain/policy/decodePolicyDocument.ts";
import { propertyRuns } from "../support/propertyRuns.ts";
import { decideFirst, summaryOfFirst, summaryOfSecond } from "./firstEvaluator.ts";
import { randomPolicy } from "./randomPolicy.ts";
import { randomCases } from "./randomRequest.ts";
import { evaluate } from "./secondEvaluator.ts";
import type { Case } from "./secondInput.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);

describe(`two evaluators of one page (seed ${seed})`, () => {
  test("default: every random document is one that the wallet can read, and is read as it was written", () => {
    fc.assert(
      fc.property(randomPolicy(), (document) => {
        const reading = decodePolicyDocument(JSON.parse(JSON.stringify(document)));
        expect(reading).toEqual({ status: "decoded", document });
      }),
      { seed, numRuns: propertyRuns(2000) },
    );
  });

  test("behavior: they agree on 100,000 random policies and requests [L02] [L07]", () => {
    let pairs = 0;
    fc.assert(
      fc.property(randomCases(9), (inputs) => {
        for (const input of inputs) {
          const first = summaryOfFirst(decideFirst(input));
          const second = summaryOfSecond(evaluate(input));
          if (!isDeepStrictEqual(first, second)) expect(first).toEqual(second);
        }
        pairs += inputs.length;
      }),
      { seed, numRuns: propertyRuns(24_000) },
    );
    expect(pairs).toBeGreaterThanOrEqual(100_000);
  });

  test("behavior: 10,000 random cases are decided the same again, and the same after a restart [L09]", () => {
    let cases = 0;
    fc.assert(
      fc.property(randomCases(9), (inputs) => {
        for (const input of inputs) {
          const before = decideFirst(input);
          for (const after of [decideFirst(input), decideFirst(restarted(input))])
            if (!isDeepStrictEqual(after, before)) expect(after).toEqual(before);
        }
        cases += inputs.length;
      }),
      { seed, numRuns: propertyRuns(2400) },
    );
    expect(cases).toBeGreaterThanOrEqual(10_000);
  });
});

/** What comes back from the disk: rows as structured clones, the document as JSON through its decoder. */
function restarted({ document, ...rows }: Case): Case {
  const reading = decodePolicyDocument(JSON.parse(JSON.stringify(document)));
  if (reading.status !== "decoded") throw new TypeError(reading.problem);
  return { ...structuredClone(rows), document: reading.document };
}
