import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Outcome, outcomes } from "../../extension/domain/level.ts";
import type { AnswerFacts } from "../../extension/domain/policy/foldAnswers.ts";
import type { FactName, PolicyDocument, Rule } from "../../extension/domain/policyDocument.ts";
import { propertyRuns } from "../support/propertyRuns.ts";
import { level } from "./alphabet.ts";
import { decideFirst } from "./firstEvaluator.ts";
import { answerOf } from "./plainCase.ts";
import { randomPolicy } from "./randomPolicy.ts";
import { finding, randomCase } from "./randomRequest.ts";
import type { Case } from "./secondInput.ts";
import { presetSays, strictest } from "./secondPreset.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const options = { seed, numRuns: propertyRuns(5000) };

describe(`what is said of a request only raises (seed ${seed})`, () => {
  test("behavior: one more local finding never weakens a decision, whatever SecWares say [J07]", () => {
    fc.assert(
      fc.property(raisable(), finding, (input, added) => {
        expectNotWeaker({ ...input, findings: [...input.findings, added] }, input);
      }),
      options,
    );
  });

  test("behavior: one more finding inside an answer never weakens a decision", () => {
    fc.assert(
      fc.property(raisable(), finding, (input, added) => {
        const [first, ...others] = input.answers;
        if (first === undefined) return;
        const raised = { ...first, findings: [...first.findings, added] };
        expectNotWeaker({ ...input, answers: [raised, ...others] }, input);
      }),
      options,
    );
  });

  test("behavior: three more SecWares that find nothing change nothing of a danger [J13]", () => {
    fc.assert(
      fc.property(raisable(), (input) => {
        const sybils = [17, 18, 19].map((ware) => answerOf(ware, "none"));
        expectNotWeaker({ ...input, answers: [...input.answers, ...sybils] }, input);
      }),
      options,
    );
  });

  test("behavior: one more rule that names no party never weakens a decision [L02]", () => {
    fc.assert(
      fc.property(randomCase(), randomPolicy(), ({ document, ...rest }, { rules }) => {
        const added = rules.filter((rule) => !asks(rule, ["target", "site"]));
        const more = added.map((rule, index) => ({ ...rule, id: `Added ${index}` }));
        expectNotWeaker(
          { ...rest, document: { ...document, rules: [...document.rules, ...more] } },
          { ...rest, document },
        );
      }),
      options,
    );
  });

  test("behavior: whatever rules and exceptions say, a critical level is held at least [L04]", () => {
    fc.assert(
      fc.property(randomCase(), finding, (input, found) => {
        const critical = {
          ...input,
          findings: [...input.findings, { ...found, level: "critical" as const }],
        };
        const { outcome } = decideFirst(critical);
        if (rankOf(outcome) < rankOf("hold")) expect(outcome).toBe("hold");
      }),
      options,
    );
  });

  test("behavior: where a verdict becomes a gap, the gap's word is said", () => {
    fc.assert(
      fc.property(randomCase(), ({ answers, ...rest }) => {
        const input = { ...rest, answers: answers.map(silenced) };
        const decision = decideFirst(input);
        if (!input.answers.some(({ status }) => status === "gap")) return;
        expect(decision.gaps.length).toBeGreaterThan(0);
        expect(rankOf(decision.outcome)).toBeGreaterThanOrEqual(
          rankOf(presetSays(input.document.preset, "gap")),
        );
      }),
      options,
    );
  });

  test("behavior: a batch is as bad as its worst finding, not as its average", () => {
    fc.assert(
      fc.property(randomCase(), fc.array(level, { minLength: 1, maxLength: 5 }), (input, found) => {
        const document = { ...input.document, rules: [] };
        const alone = { ...input, document, answers: [], overrides: [] };
        const of = (findings: Case["findings"]) => decideFirst({ ...alone, findings }).outcome;
        const stated = found.map((one, call) => ({ ...batchFinding, level: one, about: { call } }));
        expect(of(stated)).toBe(strictest(stated.map((one) => of([one]))));
      }),
      options,
    );
  });
});

const batchFinding = {
  ...{ code: "planted", text: "Planted.", asOf: "2026-11-20T12:00:00Z" },
  source: { kind: "local", check: "planted" },
} as const;

/**
 * Cases of whose document more findings can only raise. A user may write rules that say the opposite ("hold if nothing was
 * found", "allow this site if that was found", "block only if all agree"): these are the user's word, and are left out.
 */
function raisable(): fc.Arbitrary<Case> {
  return randomCase().map((input) => ({ ...input, document: raisableDocument(input.document) }));
}

function raisableDocument(document: PolicyDocument): PolicyDocument {
  const rules = document.rules
    .filter(canOnlyRaise)
    .map((rule) => (asks(rule, said) ? { ...rule, unanswered: "allow" as const } : rule));
  const { combine } = document;
  return { ...document, rules, combine: combine.mode === "all" ? { ...combine, mode: "any" } : combine };
}

const said: readonly FactName[] = ["level", "finding", "verdict", "votes", "unanswered"];

function canOnlyRaise(rule: Rule): boolean {
  const isLowering = rule.when.some(
    ({ fact, op }) => fact === "unanswered" || (fact === "level" && op !== "gte"),
  );
  return !isLowering && !(asks(rule, said) && asks(rule, ["target", "site"]));
}

function asks(rule: Rule, facts: readonly FactName[]): boolean {
  return rule.when.some(({ fact }) => facts.includes(fact));
}

function expectNotWeaker(more: Case, less: Case): void {
  const [raised, before] = [decideFirst(more).outcome, decideFirst(less).outcome];
  // An assertion of its own for each of thousands of cases would take longer than the decisions.
  if (rankOf(raised) < rankOf(before)) expect(raised).toBe(before);
}

function rankOf(outcome: Outcome): number {
  return outcomes.indexOf(outcome);
}

function silenced(answer: AnswerFacts): AnswerFacts {
  return answer.status === "answered" ? { ...answer, status: "gap", level: null, findings: [] } : answer;
}
