import type { Outcome } from "../level.ts";
import { type Expectation, isAsExpected } from "./corpus/expectation.ts";
import { isRefused, type RefusedRequest, refusedRequests } from "./corpus/refusedRequests.ts";
import type { CorpusCase } from "./corpus.ts";
import { decideFacts } from "./decide.ts";
import type { PolicyReading } from "./decodePolicyDocument.ts";
import type { AnswerFacts } from "./foldAnswers.ts";
import { defaultPolicy } from "./presets.ts";

/** A bound SecWare, as far as it can change what is decided without being asked. */
export interface CheckedService {
  ware: number;
  name: string;
}

export type CheckedOutcome = Outcome | "refused";

export interface SelfCheckRow {
  id: string;
  title: string;
  attack: string | null;
  outcome: CheckedOutcome;
}

/** What deciding every built-in request again showed. */
export interface SelfCheckResult {
  total: number;
  /** Known attacks among them, those that are refused before they are a subject included. */
  attacks: number;
  /** Decided otherwise by this version's checks than they must be. Nothing of the user's has a part in it. */
  unexpected: readonly (SelfCheckRow & { expected: Expectation })[];
  /** Known attacks that the user's own policy lets through. */
  letThrough: readonly SelfCheckRow[];
  /** By id, by what acts, while no bound SecWare answers: the least that is asked of the user, and never less with answers. */
  outcomes: Readonly<Record<string, CheckedOutcome>>;
}

export interface SelfCheck {
  /** Decides so many more. */
  step: (count: number) => { done: number; total: number };
  result: () => SelfCheckResult;
}

export interface SelfCheckOptions {
  cases: readonly CorpusCase[];
  acting: PolicyReading;
  services: readonly CheckedService[];
  refused?: readonly RefusedRequest[];
}

interface Checked extends SelfCheckRow {
  expected: Expectation | null;
  /** By the preset Normal and this version's own checks. */
  floor: CheckedOutcome;
}

/** Decides every built-in request by this version's own checks, and by what acts. Changes nothing and asks nobody. */
export function createSelfCheck({
  cases,
  acting,
  services,
  refused = refusedRequests(),
}: SelfCheckOptions): SelfCheck {
  const work = [
    ...refused.map((one) => () => checkRefused(one)),
    ...cases.map((one) => () => checkDecided(one, acting, services)),
  ];
  const checked: Checked[] = [];
  return {
    step(count) {
      const next = work.slice(checked.length, checked.length + count);
      for (const check of next) checked.push(check());
      return { done: checked.length, total: work.length };
    },
    result: () => resultOf(checked),
  };
}

function checkRefused(one: RefusedRequest): Checked {
  // What is no longer refused would be decided like any other request: it is not said to be allowed, only not refused.
  const outcome = isRefused(one) ? "refused" : "allow";
  const id = `refused:${one.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
  return { id, title: one.name, attack: one.attack, expected: "refused", floor: outcome, outcome };
}

function checkDecided(
  { attack, expected, request }: CorpusCase,
  acting: PolicyReading,
  services: readonly CheckedService[],
): Checked {
  const { id, title, facts, findings, gaps, answers } = request;
  const statements = { facts, findings, gaps };
  const floor = decideFacts({ ...statements, answers, policy: normal }).outcome;
  const silent = services.map(silentAnswer);
  const { outcome } = decideFacts({ ...statements, answers: [...answers, ...silent], policy: acting });
  return { id, title, attack, expected, floor, outcome };
}

const normal: PolicyReading = { status: "decoded", document: defaultPolicy };

function silentAnswer({ ware, name }: CheckedService): AnswerFacts {
  return { ware, name, status: "gap", level: null, findings: [], gap: null };
}

function resultOf(checked: readonly Checked[]): SelfCheckResult {
  const attacks = checked.filter(({ attack }) => attack !== null);
  return {
    total: checked.length,
    attacks: attacks.length,
    unexpected: checked.flatMap(({ floor, expected, id, title, attack }) =>
      expected === null || isAsExpected(expected, floor)
        ? []
        : [{ id, title, attack, expected, outcome: floor }],
    ),
    letThrough: attacks
      .filter(({ outcome, expected }) => expected === "stopped" && isAsExpected("passes", outcome))
      .map(({ id, title, attack, outcome }) => ({ id, title, attack, outcome })),
    outcomes: Object.fromEntries(checked.map(({ id, outcome }) => [id, outcome])),
  };
}

/** Those that are decided otherwise than before; what was not there before has not changed. */
export function changedOutcomes(
  before: SelfCheckResult["outcomes"],
  after: SelfCheckResult["outcomes"],
): readonly { id: string; before: CheckedOutcome; after: CheckedOutcome }[] {
  return Object.entries(after).flatMap(([id, now]) => {
    const was = Object.hasOwn(before, id) ? before[id] : undefined;
    return was === undefined || was === now ? [] : [{ id, before: was, after: now }];
  });
}
