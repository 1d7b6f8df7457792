import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invariant } from "../../errors/invariant.ts";
import { describe as describeSubject } from "../describe/describe.ts";
import {
  callData,
  friend,
  judge,
  own,
  permitOf,
  sampleContext,
  sampleRequest,
  stranger,
  token,
} from "../samples.ts";
import { canonicalise } from "../subject/canonicalise.ts";
import { fuzzRuns } from "./fuzzRuns.ts";

const runs = Number(process.env["FUZZ_RUNS"] ?? fuzzRuns);
const patienceMs = 20_000 + runs * 10;

const grants = [
  "0x095ea7b3",
  "0x39509351",
  "0xd73dd623",
  "0xa22cb465",
  "0x87517c45",
  "0xd505accf",
  "0x959b8c3f",
  "0x558a7297",
];

const mutatedGrant = fc
  .record({
    selector: fc.constantFrom(...grants),
    words: fc.array(fc.oneof(fc.constant(stranger), fc.constant(token), fc.bigInt(1n, 2n ** 256n - 1n)), {
      maxLength: 8,
    }),
    cut: fc.nat(80),
    tail: fc.uint8Array({ maxLength: 40 }),
    wrappers: fc.nat(7),
  })
  .map(({ selector, words, cut, tail, wrappers }) => {
    const full = callData(selector, ...words);
    const kept = full.slice(0, Math.max(10, full.length - cut * 2));
    let data = kept + Array.from(tail, (byte) => byte.toString(16).padStart(2, "0")).join("");
    for (let layer = 0; layer < wrappers; layer += 1) data = multicall(data);
    return data;
  });

function multicall(data: string): string {
  const length = (data.length - 2) / 2;
  const padded = data.slice(2).padEnd(Math.ceil(length / 32) * 64, "0");
  return callData("0xac9650d8", 32n, 1n, 32n, BigInt(length)) + padded;
}

function judgeData(data: string) {
  const canonical = canonicalise(sampleRequest("eth_sendTransaction", [{ from: own, to: token, data }]));
  return canonical.status === "refused" ? null : judge(canonical.subject, sampleContext());
}

describe("mutated calldata", () => {
  test(
    "default: a grant inside is never without a finding and a gap [G19]",
    () => {
      fc.assert(
        fc.property(mutatedGrant, (data) => {
          const judged = judgeData(data);
          if (judged === null) return;
          const { inspection } = judged;
          const isZero = isHarmless(data);
          if (!isZero) expect(inspection.findings.length + inspection.gaps.length).toBeGreaterThan(0);
        }),
        { numRuns: runs },
      );
    },
    patienceMs,
  );

  test(
    "behavior: random bytes never throw and are always described [G19]",
    () => {
      fc.assert(
        fc.property(
          fc.uint8Array({ maxLength: 400 }),
          fc.constantFrom(...grants, "0xac9650d8", "0x8d80ff0a", "0x3593564c"),
          (bytes, selector) => {
            const data = selector + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
            const canonical = canonicalise(
              sampleRequest("eth_sendTransaction", [{ from: own, to: token, data }]),
            );

            expect(canonical.status).toBe("canonical");
            if (canonical.status === "canonical") {
              expect(describeSubject(canonical.subject, sampleContext()).sentence).not.toBe("");
              expect(
                judge(canonical.subject).inspection.gaps.filter(({ reason }) => reason === "failed"),
              ).toEqual([]);
            }
          },
        ),
        { numRuns: runs },
      );
    },
    patienceMs,
  );
});

describe("mutated requests", () => {
  test(
    "default: canonicalise never throws, whatever it is given [G19] [B09]",
    () => {
      const methods = fc.constantFrom(
        "eth_sendTransaction",
        "personal_sign",
        "eth_signTypedData_v4",
        "wallet_sendCalls",
        "eth_sign",
        "__proto__",
      );
      fc.assert(
        fc.property(
          methods,
          fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
          (method, params) => {
            expect(["canonical", "refused"]).toContain(canonicalise(sampleRequest(method, params)).status);
          },
        ),
        { numRuns: runs },
      );
    },
    patienceMs,
  );

  test("behavior: one changed character of a permit is refused, held, or another digest [H19]", () => {
    const text = JSON.stringify(permitOf());
    const original = canonicalise(sampleRequest("eth_signTypedData_v4", [own, text]));
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'{}[]",:0159afx\\u- '), (at, character) => {
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        const canonical = canonicalise(sampleRequest("eth_signTypedData_v4", [own, changed]));
        if (canonical.status === "refused" || original.status === "refused") return;
        const judged = judge(canonical.subject);

        expect(["hold", "block", "warn"]).toContain(judged.decision.outcome);
      }),
      { numRuns: 2000 },
    );
  });

  test("behavior: the digest is of what is shown [H04]", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 256n - 1n), fc.constantFrom(friend, stranger), (value, spender) => {
        const canonical = canonicalise(
          sampleRequest("eth_signTypedData_v4", [own, permitOf({ value: value.toString(), spender })]),
        );
        invariant(canonical.status === "canonical", "a permit is canonical");
        const rows = describeSubject(canonical.subject, sampleContext()).rows;
        const shown = Object.fromEntries(rows.map((row) => [row.label, row.value]));
        const again = canonicalise(
          sampleRequest("eth_signTypedData_v4", [
            own,
            permitOf({ value: shown["value"], spender: shown["spender"] }),
          ]),
        );

        expect(again).toEqual(canonical);
      }),
      { numRuns: 200 },
    );
  });
});

/** Whether nothing is granted: an amount or flag of zero, or no spender left to speak of. */
function isHarmless(data: string): boolean {
  const judged = judgeData(data);
  return judged !== null && judged.inspection.gaps.length === 0 && grantsNothing(data);
}

function grantsNothing(data: string): boolean {
  const at = grants.map((selector) => data.indexOf(selector.slice(2))).find((index) => index >= 0) ?? -1;
  if (at < 0) return true;
  const selector = `0x${data.slice(at, at + 8)}`;
  const words = data.slice(at + 8).padEnd(64 * 7, "0");
  const index = { "0xd505accf": 2, "0x87517c45": 2, "0x959b8c3f": -1 }[selector] ?? 1;
  if (index < 0) return false;
  const word = BigInt(`0x${words.slice(index * 64, index * 64 + 64)}`);
  return (selector === "0x87517c45" ? BigInt.asUintN(160, word) : word) === 0n;
}
