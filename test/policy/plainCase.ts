import type { Finding } from "../../extension/domain/finding.ts";
import type { Level } from "../../extension/domain/level.ts";
import type { Override } from "../../extension/domain/override.ts";
import type { AnswerFacts } from "../../extension/domain/policy/foldAnswers.ts";
import type { PastSpend, PolicyFacts } from "../../extension/domain/policy/policyFacts.ts";
import type { Condition, PolicyDocument, Rule } from "../../extension/domain/policyDocument.ts";
import type { Case } from "./secondInput.ts";

/** A plain request that nobody objects to: ten tokens are sent to B by account A, asked by one site at noon. */
export const A = "0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" as const;
export const B = "0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" as const;
export const C = "0xcccccccccccccccccccccccccccccccccccccccc" as const;
export const TOKEN = "0x1111111111111111111111111111111111111111" as const;
export const SITE = "https://one.example" as const;
export const SEND = "0xa9059cbb" as const;
export const HASH = `0x${"5".repeat(64)}` as const;
export const NOON = Date.UTC(2026, 10, 20, 12, 0);

export const plainFacts: PolicyFacts = {
  kind: "transaction",
  account: A,
  chain: 1,
  site: SITE,
  subjectHash: HASH,
  calls: [{ to: TOKEN, selector: SEND }],
  verifyingContract: null,
  actions: ["send"],
  targets: [TOKEN, B],
  gainers: [B],
  spenders: [],
  movements: [
    { token: TOKEN, amount: 10n, isSum: false },
    { token: TOKEN, amount: 10n, isSum: true },
  ],
  isUnderstood: true,
  now: NOON,
  isClockTrusted: true,
};

export const plainDocument: PolicyDocument = {
  v: 1,
  preset: "normal",
  rules: [],
  combine: { mode: "any" },
  budgetMs: 2500,
};

export function caseWith(change: Partial<Omit<Case, "facts">> & { facts?: Partial<PolicyFacts> } = {}): Case {
  return {
    ...{ document: plainDocument, findings: [], gaps: [], answers: [], history: [], overrides: [] },
    ...change,
    facts: { ...plainFacts, ...change.facts },
  };
}

/** A document of one rule, which warns when it is yes and holds when it is unknown. */
export function ruleOf(when: readonly Condition[], change: Partial<Rule> = {}): Rule {
  return { id: "R", when, then: "warn", unanswered: "hold", ...change };
}

export function documentOf(rules: readonly Rule[], change: Partial<PolicyDocument> = {}): PolicyDocument {
  return { ...plainDocument, rules, ...change };
}

export function findingOf(level: Level, code = "planted"): Finding {
  return {
    code,
    level,
    text: "Planted.",
    source: { kind: "local", check: "planted" },
    asOf: "2026-11-20T12:00:00Z",
  };
}

export function answerOf(ware: number, level: AnswerFacts["level"] | "gap"): AnswerFacts {
  const name = `Ware ${ware}`;
  if (level === "gap") return { ware, name, status: "gap", level: null, findings: [], gap: null };
  return { ware, name, status: "answered", level, findings: [], gap: null };
}

export function pastOf(change: Partial<PastSpend> = {}): PastSpend {
  return {
    ...{ at: NOON - 60_000, account: A, chain: 1, kind: "transaction", site: SITE, targets: [TOKEN, B] },
    moved: { [TOKEN]: 10n },
    ...change,
  };
}

export function exceptionOf(which: Override["which"], change: Partial<Override> = {}): Override {
  return {
    ...{ id: "E", account: null, what: { kind: "site", origin: SITE }, which, startsAt: 0, endsAt: null },
    ...{ usesLeft: null, limit: null, reason: "I know them." },
    ...change,
  };
}
