import type { GapReason } from "../../../extension/domain/finding.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import type { CallBudgets } from "../budget/budget.ts";
import type { AskServices, BoundService, ServiceAnswer } from "./services.ts";

export interface AskBoundOptions {
  subject: Subject;
  origin: string;
  request: string;
  account: `0x${string}` | null;
  budgetMs: number;
  bound: readonly BoundService[];
  budgets: Pick<CallBudgets, "reserve" | "release">;
  askServices: AskServices;
  onAnswer: (answer: ServiceAnswer) => void;
  /** Resolves when the whole asking must be over, whatever the client does. */
  deadline: Promise<void>;
}

/** Asks as many of the bound SecWares as the site's budget covers. Always resolves; the others are gaps. */
export async function askBound(options: AskBoundOptions): Promise<void> {
  const { bound, origin, budgets, onAnswer } = options;
  const granted = await budgets.reserve(origin, bound.length).catch(() => 0);
  for (const service of bound.slice(granted)) {
    onAnswer(gapAnswer(service, "budget", "Not asked: this site's call budget for the hour is used up."));
  }
  const asked = bound.slice(0, granted);
  const came = new Set<number>();
  const take = (answer: ServiceAnswer) => {
    came.add(answer.ware);
    onAnswer(answer);
  };
  const answers = await answersOf(options, asked, take);
  for (const answer of answers) if (!came.has(answer.ware)) take(answer);
  for (const service of asked) {
    if (!came.has(service.ware)) take(gapAnswer(service, "timeout", "No answer within the time limit."));
  }
  const spared = answers.filter(madeNoCall).length;
  await budgets.release(origin, spared).catch(() => undefined);
}

/** Gaps for which nothing was sent, so that no call of the site's budget was used. */
export const withoutCall: readonly GapReason[] = [
  "exhausted",
  "expired",
  "activating",
  "stalled",
  "manifest-mismatch",
  "unsupported",
];

function madeNoCall({ status, gap }: ServiceAnswer): boolean {
  return status === "not-asked" || (gap !== null && withoutCall.includes(gap.reason));
}

async function answersOf(
  { subject, origin, request, account, budgetMs, askServices, deadline }: AskBoundOptions,
  asked: readonly BoundService[],
  onAnswer: (answer: ServiceAnswer) => void,
): Promise<readonly ServiceAnswer[]> {
  if (asked.length === 0) return [];
  const wares = asked.map(({ ware }) => ware);
  try {
    const asking = askServices(subject, { account, origin, request, budgetMs, wares, onAnswer });
    // The client has this deadline too; a wallet that waits for ever is worse than one gap too many.
    return (await Promise.race([asking, deadline])) ?? [];
  } catch {
    return asked.map((service) => gapAnswer(service, "failed", "The service could not be asked."));
  }
}

/** A SecWare that should have answered and did not. */
export function gapAnswer(
  { ware, name, price }: BoundService,
  reason: "budget" | "timeout" | "failed" | "stale",
  text: string,
): ServiceAnswer {
  return {
    ...{ ware, name, price, text },
    status: "gap",
    level: null,
    findings: [],
    gap: { who: { kind: "secware", ware, name }, reason, text },
    envelope: null,
    signer: null,
    signature: null,
    latencyMs: null,
    issuedAt: null,
    validUntil: null,
  };
}
