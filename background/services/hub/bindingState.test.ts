import { describe, expect, test } from "vitest";
import type { BindingFacts } from "../../../extension/chain/homeFacts.ts";
import { type BindingMoment, bindingStateOf, liveCallerOf, noRecord } from "./bindingState.ts";
import { joinConditions, privateParts, publicConditions } from "./conditions.ts";

const purchase = { calls: 20, used: 3, end: 5000, isLive: true, callers: [] };
const binding = { isBound: true, wareStatus: "active", purchase } as unknown as BindingFacts;
const moment: BindingMoment = {
  at: { number: 9, timestamp: 1000 },
  elapsed: 0,
  blocks: { since: 2, needed: 2 },
  record: noRecord,
  manifestProblem: null,
};
const withPurchase = (change: Partial<BindingFacts["purchase"]>): BindingFacts => ({
  ...binding,
  purchase: { ...binding.purchase, ...change },
});

describe("bindingStateOf", () => {
  test("default: an active binding says how many calls are left", () => {
    expect(bindingStateOf(binding, moment)).toEqual({ state: "active", stateText: "17 of 20 calls left" });
  });

  test.each<[string, BindingFacts, Partial<BindingMoment>]>([
    ["unbound", { ...binding, isBound: false }, {}],
    ["manifest-mismatch", binding, { manifestProblem: "Not the one." }],
    ["expired", binding, { elapsed: 4000 }],
    ["expired", withPurchase({ isLive: false }), {}],
    ["exhausted", withPurchase({ used: 20 }), {}],
    ["exhausted", binding, { record: { ...noRecord, used: 20 } }],
    ["stalled", binding, { record: { ...noRecord, isStalled: true } }],
    ["activating", binding, { blocks: { since: 1, needed: 2 } }],
  ])("behavior: %s", (state, facts, change) => {
    expect(bindingStateOf(facts, { ...moment, ...change }).state).toBe(state);
  });

  test("behavior: a revoked key is not the caller", () => {
    const dead = { caller: "0x01", maxCalls: 1, settled: 0, revokedAt: 5 } as const;
    const live = { ...dead, caller: "0x02", revokedAt: 0 } as const;

    expect(liveCallerOf(withPurchase({ callers: [dead, live] }))).toEqual(live);
    expect(liveCallerOf(withPurchase({ callers: [dead] }))).toBe(null);
  });
});

describe("conditions", () => {
  test("default: the halves make the whole, and the public one holds no amount [SW10]", () => {
    const conditions = [{ chainId: 1, minAmount: "1000" }, { selector: "0x095ea7b3" }];
    const facts = publicConditions(conditions);

    expect(JSON.stringify(facts)).not.toContain("1000");
    expect(joinConditions(facts, privateParts(conditions, {}))).toEqual(conditions);
  });

  test("behavior: a private half that does not fit makes it ask more, never less", () => {
    const facts = publicConditions([{ chainId: 1, minAmount: "1000" }]);

    expect(joinConditions(facts, { parameters: {}, conditionAmounts: [] })).toEqual([{ chainId: 1 }]);
  });
});
