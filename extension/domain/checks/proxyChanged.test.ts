import { describe, expect, test } from "vitest";
import type { InspectionContext } from "../context.ts";
import type { ProxyCode, RememberedProxy } from "../contractFacts.ts";
import type { Address } from "../primitives.ts";
import { callData, judge, own, sampleContext, stranger, token, transactionTo } from "../samples.ts";

const first: Address = `0x${"a1".repeat(20)}`;
const second: Address = `0x${"b2".repeat(20)}`;
const seenAt = 1_780_000_000_000;
const approve = transactionTo(token, callData("0x095ea7b3", stranger, 10n));
const use = transactionTo(stranger, "0x12345678");

interface World {
  now: ProxyCode | null | undefined;
  before?: Partial<RememberedProxy>;
  at?: Address;
}

function world({ now, before, at = stranger }: World): InspectionContext {
  const remembered = { implementation: first, seenAt, hasGrant: false, ...before };
  return sampleContext({
    contracts: { [at]: now === undefined ? {} : { proxy: now } },
    ...(before === undefined ? {} : { remembered: { [at]: remembered } }),
  });
}

const proxy = (implementation: Address, code: ProxyCode["code"] = "contract"): ProxyCode => ({
  kind: "eip1967",
  implementation,
  code,
});
const found = (subject: Parameters<typeof judge>[0], context: InspectionContext) =>
  judge(subject, context).inspection.findings.filter(({ code }) => code === "proxy-changed");

describe("proxyChanged", () => {
  test("default: an allowance to a contract with other code than before is danger and held", () => {
    const context = world({ now: proxy(second), before: {} });

    expect(judge(approve, context).decision.outcome).toBe("hold");
    expect(found(approve, context)).toMatchObject([
      {
        level: "danger",
        text: "The code behind 0x3333…3333 is not what it was on 2026-05-28, when you last signed for it.",
        about: { address: stranger, call: 0 },
      },
    ]);
  });

  test("behavior: a mere call is caution, and danger where an earlier request allowed something", () => {
    expect(found(use, world({ now: proxy(second), before: {} }))).toMatchObject([{ level: "caution" }]);
    expect(found(use, world({ now: proxy(second), before: { hasGrant: true } }))).toMatchObject([
      { level: "danger" },
    ]);
  });

  test("behavior: a token whose code changed is found too, and so is a proxy that is none any more", () => {
    const changed = world({ now: proxy(second), before: {}, at: token });

    expect(found(approve, changed)).toMatchObject([{ level: "caution", about: { address: token } }]);
    expect(found(approve, world({ now: null, before: {} }))).toMatchObject([{ level: "danger" }]);
  });

  test("behavior: the same code, or a proxy seen for the first time, is no finding", () => {
    expect(found(approve, world({ now: proxy(first), before: {} }))).toEqual([]);
    expect(found(approve, world({ now: proxy(first) }))).toEqual([]);
    expect(found(approve, world({ now: null }))).toEqual([]);
    expect(found(approve, world({ now: proxy(first, "unknown") }))).toEqual([]);
    expect(found(transactionTo(own, undefined, "0x1"), world({ now: proxy(second), before: {} }))).toEqual(
      [],
    );
  });

  test("behavior: no contract's code behind a proxy is said without any memory", () => {
    expect(found(approve, world({ now: proxy(first, "none") }))).toMatchObject([
      { level: "danger", text: expect.stringContaining("hands its calls on to an address without") },
    ]);
    expect(found(use, world({ now: proxy(first, "none") }))).toMatchObject([{ level: "caution" }]);
  });

  test("behavior: a proxy that could not be read is not said to have changed", () => {
    expect(found(approve, world({ now: undefined, before: {} }))).toEqual([]);
    expect(found(use, world({ now: undefined, before: { hasGrant: true } }))).toEqual([]);
  });

  test("error: a remembered grantee whose code could not be read is a gap", () => {
    const gapsOf = (context: InspectionContext) => judge(approve, context).inspection.gaps;

    expect(gapsOf(world({ now: undefined, before: {} }))).toEqual([
      {
        who: { kind: "local", check: "proxy-changed" },
        reason: "missing-fact",
        text: "Whether the spender still runs the code that you signed for before could not be read from the chain.",
      },
    ]);
    expect(gapsOf(world({ now: proxy(first), before: {} }))).toEqual([]);
    expect(gapsOf(world({ now: undefined }))).toEqual([]);
  });
});
