import { describe, expect, test } from "vitest";
import type { InspectionContext } from "../../../extension/domain/context.ts";
import type { Decision, Reason } from "../../../extension/domain/decision.ts";
import type { PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import type { Rule } from "../../../extension/domain/policyDocument.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import { exceptionOffer } from "./exceptionOffer.ts";

const usdc: Address = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
const account: Address = `0x${"11".repeat(20)}`;
const subjectHash = `0x${"aa".repeat(32)}` as const;
const origin = "https://app.example";
const guard = { delaySeconds: 172_800, factor: "second-password" } as const;
const rules: readonly Rule[] = [
  { id: "Plain", when: [], then: "block" },
  { id: "Guarded", when: [], then: "block", guard },
];
const policy = { status: "decoded", document: { ...defaultPolicy, rules } } as const;

const reason = (rule: string): Reason => ({
  ...{ outcome: "block", by: { kind: "rule", rule }, text: `${rule} blocks.` },
  blames: [{ target: { kind: "rule", rule } }],
});
const decision: Decision = {
  ...{ outcome: "block", level: "none", gaps: [], findings: [], policyVersion: subjectHash },
  reasons: [reason("Plain"), reason("Guarded")],
};
const context: InspectionContext = {
  ...{ now: 5, ownAccounts: [], addressBook: [], recentRecipients: [], codeAt: {}, tokens: {} },
  ...{ site: { origin, isSecure: true }, coinSymbol: "ETH" },
};
const facts: PolicyFacts = {
  ...{ kind: "transaction", account, chain: 1, site: origin, subjectHash, verifyingContract: null },
  ...{ calls: [{ to: usdc, selector: "0xa9059cbb" }], actions: ["send"], targets: [usdc], gainers: [] },
  ...{ spenders: [], isUnderstood: true, now: 5, isClockTrusted: true },
  movements: [
    { token: usdc, amount: 5n, isSum: true },
    { token: "native", amount: null, isSum: true },
  ],
};
const offerOf = (changes: Partial<Decision> = {}, changedFacts: Partial<PolicyFacts> = {}) =>
  exceptionOffer(
    { facts: { ...facts, ...changedFacts }, decision: { ...decision, ...changes }, context },
    policy,
  );

describe("exceptionOffer", () => {
  test("default: offers the scopes from narrow to wide, and says them [BY9]", () => {
    expect(offerOf()?.scopes).toEqual([
      { what: { kind: "request", subjectHash }, text: "This very request" },
      {
        what: { kind: "function", chain: 1, contract: usdc, selector: "0xa9059cbb" },
        text: "The function 0xa9059cbb of 0xA0b8…eB48 on chain 1",
      },
      { what: { kind: "contract", chain: 1, contract: usdc }, text: "Everything at 0xA0b8…eB48 on chain 1" },
      { what: { kind: "site", origin }, text: "Everything that https://app.example asks for" },
    ]);
  });

  test("behavior: each rule brings its guard; all of them wait a day, or as long as the longest guard [BY4]", () => {
    expect(offerOf()?.targets).toMatchObject([
      { which: { kind: "rule", rule: "Plain" }, delaySeconds: 0, factor: null },
      { which: { kind: "rule", rule: "Guarded" }, ...guard },
      { which: { kind: "all" }, ...guard },
    ]);
    const unguarded = { status: "decoded", document: defaultPolicy } as const;
    expect(exceptionOffer({ facts, decision, context }, unguarded)?.targets.at(-1)).toMatchObject({
      ...{ which: { kind: "all" }, delaySeconds: 86_400, factor: null },
    });
  });

  test("behavior: says what moves, in units where they are known", () => {
    expect(offerOf()?.moved).toEqual([
      { token: usdc, symbol: "USDC", decimals: 6, amount: "5" },
      { token: "native", symbol: "ETH", decimals: 18, amount: null },
    ]);
  });

  test("behavior: nothing is offered for what is not blocked, nor while the policy cannot be read", () => {
    expect(offerOf({ outcome: "hold" })).toBeNull();
    const unreadable = { status: "unreadable", problem: "x" } as const;
    expect(exceptionOffer({ facts, decision, context }, unreadable)).toBeNull();
  });
});
