import { inspectLocally } from "../../../extension/domain/checks/inspectLocally.ts";
import type { InspectionContext } from "../../../extension/domain/context.ts";
import { readSubject } from "../../../extension/domain/decode/readSubject.ts";
import { decide } from "../../../extension/domain/policy/decide.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { policyFactsOf } from "../../../extension/domain/policy/gatherFacts.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { RecheckResult, RecheckRow } from "../../../extension/storage/rechecks.ts";
import { askBudget } from "../inspection/askBudget.ts";
import type { AskServices, BoundService, ServiceAnswer } from "../inspection/services.ts";

export interface JudgeDeps {
  /** What the wallet and the node know of it now. Effects: network. */
  contextOf: (row: RecheckRow) => Promise<InspectionContext>;
  readPolicy: (account: Address) => PolicyReading;
  boundServices: (account: Address) => Promise<readonly BoundService[]>;
  askServices: AskServices;
  now: () => number;
  /** Resolves after so many milliseconds. */
  after: (ms: number) => Promise<void>;
}

/** Judges a standing thing by the same checks and the same policy as a request. At most `callsLeft` SecWares are asked. Never throws. */
export async function judgeAgain(
  deps: JudgeDeps,
  row: RecheckRow,
  callsLeft: number,
): Promise<{ result: RecheckResult; calls: number }> {
  const policy = deps.readPolicy(row.account);
  const context = await deps.contextOf(row);
  const { answers, skipped } = await askAgain(deps, row, { callsLeft, policy, context });
  const local = inspectLocally(row.subject, context);
  const { level, outcome, findings, gaps } = decide({
    ...{ policy, subject: row.subject, context, answers },
    findings: local.findings,
    gaps: local.gaps,
    reading: local.reading,
  });
  const result: RecheckResult = {
    ...{ at: deps.now(), level, outcome, findings: findings.filter((finding) => finding.level !== "none") },
    gaps: [...gaps.map(({ text }) => text), ...skipped],
  };
  return { result, calls: answers.filter(({ status }) => status !== "not-asked").length };
}

interface AskAgainOptions {
  callsLeft: number;
  policy: PolicyReading;
  context: InspectionContext;
}

interface AskAgain {
  answers: readonly ServiceAnswer[];
  /** Who was not asked, in words. */
  skipped: readonly string[];
}

async function askAgain(
  deps: JudgeDeps,
  { account, origin, subject }: RecheckRow,
  { callsLeft, policy, context }: AskAgainOptions,
): Promise<AskAgain> {
  const budgetMs = askBudget(policy, policyFactsOf(subject, readSubject(subject), context));
  const bound = await deps.boundServices(account).catch(() => null);
  if (bound === null)
    return { answers: [], skipped: ["Which services are bound could not be read, so none was asked."] };
  const asked = bound.slice(0, callsLeft);
  const skipped = bound
    .slice(callsLeft)
    .map(({ name }) => `${name} was not asked: the budget for re-checks is used up.`);
  if (asked.length === 0) return { answers: [], skipped };
  const came = new Map<number, ServiceAnswer>();
  const onAnswer = (answer: ServiceAnswer) => void came.set(answer.ware, answer);
  const wares = asked.map(({ ware }) => ware);
  const options = { account, origin: origin ?? "", budgetMs, wares, onAnswer };
  const asking = deps.askServices(subject, options).catch(() => []);
  const answers = (await Promise.race([asking, deps.after(budgetMs + 250)])) ?? [];
  for (const answer of answers) came.set(answer.ware, answer);
  const silent = asked.filter(({ ware }) => !came.has(ware)).map(({ name }) => `${name} did not answer.`);
  return { answers: [...came.values()], skipped: [...skipped, ...silent] };
}
