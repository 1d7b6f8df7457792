import { describe, expect, test } from "vitest";
import { describe as describeSubject } from "../describe/describe.ts";
import {
  callData,
  friend,
  judge,
  own,
  sampleContext,
  sampleRequest,
  stranger,
  token,
  usdc,
} from "../samples.ts";
import { canonicalise } from "./canonicalise.ts";
import { subjectHashOf } from "./subjectHashOf.ts";

/** What a wallet may take for the largest batch on a busy machine; the goals for one decision are measured elsewhere. */
const mostMs = 8000;

function ask(calls: readonly unknown[]) {
  return canonicalise(
    sampleRequest("wallet_sendCalls", [
      { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls },
    ]),
  );
}

function subjectOf(calls: readonly unknown[]) {
  const canonical = ask(calls);
  if (canonical.status === "refused") throw new TypeError(canonical.reason.message);
  return canonical.subject;
}

const pay = (value: number) => ({ to: friend, value: `0x${value.toString(16)}` });
const grant = { to: usdc, data: callData("0x095ea7b3", stranger, 2n ** 256n - 1n) };
/** Deeply nested, so that reading it costs the most. */
const heavy = { to: token, data: callData("0x38ed1739", ...Array.from({ length: 60 }, (_, word) => word)) };

describe("a batch at its limit", () => {
  test("default: a hundred calls are one subject, each in its place [I05] [I11] [BY6]", () => {
    const subject = subjectOf(Array.from({ length: 100 }, (_, index) => pay(index)));

    expect(subject.kind === "calls" && subject.calls.map(({ value }) => value)).toEqual(
      Array.from({ length: 100 }, (_, index) => BigInt(index)),
    );
  });

  test.each([0, 1, 50, 98, 99])(
    "default: one bad call at place %i of a hundred decides [I05] [BY7] [C11]",
    (place) => {
      const calls = Array.from({ length: 100 }, (_, index) => (index === place ? grant : pay(1)));
      const began = performance.now();
      const { decision, inspection } = judge(subjectOf(calls));

      expect(performance.now() - began).toBeLessThan(mostMs);
      expect(decision.outcome).toBe("hold");
      expect(inspection.findings[0]).toMatchObject({ level: "danger", about: { call: place } });
    },
  );

  test("behavior: the sum of a hundred payments to one party is one line [BY7]", () => {
    const { out } = describeSubject(
      subjectOf(Array.from({ length: 100 }, () => ({ to: friend, value: "0x2386f26fc10000" }))),
      sampleContext(),
    );

    expect(out).toMatchObject([{ amount: "1", symbol: "ETH", party: friend }]);
  });

  test("behavior: a hundred calls that cost the most to read are judged in time [I11]", () => {
    const subject = subjectOf(Array.from({ length: 100 }, () => heavy));
    const began = performance.now();
    judge(subject);
    describeSubject(subject, sampleContext());

    expect(performance.now() - began).toBeLessThan(mostMs);
  });

  test("behavior: order, place and number of calls are in the subject's name [J10] [I06]", () => {
    const names = [[pay(1), pay(2)], [pay(2), pay(1)], [pay(1), pay(2), pay(2)], [pay(1)]].map((calls) =>
      subjectHashOf(subjectOf(calls)),
    );

    expect(new Set(names).size).toBe(4);
  });

  test.each([101, 500, 5000, 9000])("error: %i calls are refused as too many, in time [I11]", (count) => {
    const calls = Array.from({ length: count }, () => pay(1));
    const began = performance.now();
    const canonical = ask(calls);

    expect(performance.now() - began).toBeLessThan(mostMs);
    expect(canonical).toMatchObject({ status: "refused", reason: { code: "too-many-calls", rpcCode: 5740 } });
  });

  test("error: more than can be counted is too large", () => {
    expect(ask(Array.from({ length: 200_000 }, () => pay(1)))).toMatchObject({
      reason: { code: "too-large" },
    });
  });

  test.each([
    ["a nonce of its own [I06]", { nonce: "0x1" }],
    ["a chain of its own [I06]", { chainId: "0x5" }],
    ["a sender of its own [I06]", { from: friend }],
    ["an authorization list [I01] [I05]", { authorizationList: [] }],
    ["a type", { type: "0x4" }],
    ["gas", { gas: "0x5208" }],
    ["data twice", { input: "0x" }],
  ])("error: a call with %s is refused, wherever it stands", (_, extra) => {
    expect(ask([...Array.from({ length: 99 }, () => pay(1)), { ...pay(1), ...extra }])).toMatchObject({
      reason: { code: "unknown-key" },
    });
  });
});
