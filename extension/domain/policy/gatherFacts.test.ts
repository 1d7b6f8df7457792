import { describe, expect, test } from "vitest";
import { readSubject } from "../decode/readSubject.ts";
import {
  callData,
  friend,
  messageOf,
  own,
  permitOf,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  transactionTo,
  typedSubject,
  usdc,
} from "../samples.ts";
import { siteSubject } from "../subject/canonicalise.ts";
import { subjectHashOf } from "../subject/subjectHashOf.ts";
import type { Subject } from "../subject.ts";
import { pastSpendOf, policyFactsOf } from "./gatherFacts.ts";

const approve = callData("0x095ea7b3", stranger, 5n);

function factsOf(subject: Subject, changes: Parameters<typeof sampleContext>[0] = {}) {
  return policyFactsOf(subject, readSubject(subject), sampleContext(changes));
}

function batchOf(...calls: readonly unknown[]): Subject {
  return subjectFrom("wallet_sendCalls", [
    { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls },
  ]);
}

describe("policyFactsOf", () => {
  test("default: a transaction", () => {
    const subject = transactionTo(token, approve);

    expect(factsOf(subject)).toEqual({
      kind: "transaction",
      account: own,
      chain: 1,
      site: "https://app.example",
      subjectHash: subjectHashOf(subject),
      calls: [{ to: token, selector: "0x095ea7b3" }],
      verifyingContract: null,
      actions: ["allow"],
      targets: [token, stranger],
      gainers: [stranger],
      spenders: [stranger],
      movements: [
        { token, amount: 5n, isSum: false },
        { token, amount: 5n, isSum: true },
      ],
      isUnderstood: true,
      now: sampleContext().now,
      isClockTrusted: false,
    });
  });

  test("behavior: every call of a batch has its contract and function, and sums are movements [C11]", () => {
    const facts = factsOf(
      batchOf({ to: friend, value: "0x1" }, { to: friend, value: "0x2" }, { to: token, data: approve }),
    );

    expect(facts.calls).toEqual([
      { to: friend, selector: null },
      { to: friend, selector: null },
      { to: token, selector: "0x095ea7b3" },
    ]);
    expect(facts.movements.filter(({ isSum }) => isSum)).toEqual([
      { token: "native", amount: 3n, isSum: true },
      { token, amount: 5n, isSum: true },
    ]);
    expect(facts.gainers).toEqual([friend, friend, stranger]);
  });

  test("behavior: a creation has neither a contract nor a function", () => {
    const facts = factsOf(transactionTo(undefined, "0x60806040526000"));

    expect(facts.calls).toEqual([{ to: null, selector: null }]);
    expect(facts.gainers).toEqual([null]);
    expect(facts.isUnderstood).toBe(false);
  });

  test("behavior: typed data names the contract it is for", () => {
    const facts = factsOf(typedSubject(permitOf()));

    expect(facts).toMatchObject({ verifyingContract: usdc, calls: [], spenders: [stranger], account: own });
    expect(facts.targets).toEqual([usdc, stranger]);
  });

  test("behavior: a message has an account and moves nothing", () => {
    expect(factsOf(messageOf("hello"))).toMatchObject({ account: own, chain: 1, movements: [], targets: [] });
  });

  test("behavior: a site has no account, chain or hash, and the wallet itself is no site", () => {
    const facts = factsOf(siteSubject("https://app.example"), { site: null });

    expect(facts).toMatchObject({ account: null, chain: null, subjectHash: null, site: null });
  });

  test("behavior: taking a grant back allows nobody to spend", () => {
    expect(factsOf(transactionTo(token, callData("0x095ea7b3", stranger, 0n))).spenders).toEqual([]);
    expect(factsOf(transactionTo(token, callData("0xa22cb465", stranger, 0n))).spenders).toEqual([]);
    expect(factsOf(transactionTo(token, callData("0xa22cb465", stranger, 1n))).spenders).toEqual([stranger]);
  });

  test("behavior: a clock is trusted only where the context says so [L06]", () => {
    expect(factsOf(messageOf("x"), { isClockTrusted: true }).isClockTrusted).toBe(true);
    expect(factsOf(messageOf("x")).isClockTrusted).toBe(false);
  });

  test("behavior: facts can be kept and read back", () => {
    const facts = factsOf(batchOf({ to: friend, value: "0x1" }, { to: token, data: approve }));

    expect(structuredClone(facts)).toEqual(facts);
  });
});

describe("pastSpendOf", () => {
  test("default: the sums of a request, under its account, place and parties", () => {
    const facts = factsOf(batchOf({ to: friend, value: "0x1" }, { to: friend, value: "0x2" }));

    expect(pastSpendOf(facts)).toEqual({
      at: facts.now,
      account: own,
      chain: 1,
      kind: "calls",
      site: "https://app.example",
      targets: [friend],
      moved: { native: 3n },
    });
  });

  test("behavior: an amount that is not known stays unknown [L07]", () => {
    const facts = factsOf(transactionTo(token, callData("0xa22cb465", stranger, 1n)));

    expect(pastSpendOf(facts)?.moved).toEqual({ [token]: null });
  });

  test("behavior: what no account signs counts nowhere", () => {
    expect(pastSpendOf(factsOf(siteSubject("https://app.example")))).toBeNull();
  });
});
