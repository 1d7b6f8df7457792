import { coveringOverrides } from "../../../extension/domain/policy/overrides.ts";
import type { PastRequestRepository, PastRequestRow } from "../../../extension/storage/pastRequests.ts";
import type { AskOutcome, RequestRow } from "../../../extension/storage/requests.ts";
import type { InspectionState } from "../inspection/inspection.ts";
import type { RequestTrace } from "../requests/trace.ts";
import { createQueue } from "../vault/queue.ts";
import type { PastRequests } from "./pastRequests.ts";

const mostRows = 5_000;
const mostDays = 90;
const dayMs = 86_400_000;
const mostTitle = 280;

export interface PastRequestsDeps {
  repository: PastRequestRepository;
  /** How long the log is kept; what is kept here is kept no longer. */
  retentionDays: () => number;
  isClockTrusted: () => boolean;
  now: () => number;
}

/**
 * Keeps what requests were decided on, from the moment they are approved or end. A row that cannot be written is missing from
 * the next dry run and from nothing else.
 */
export function createPastRequests(deps: PastRequestsDeps): PastRequests & { trace: RequestTrace } {
  const { repository, now } = deps;
  const inTurn = createQueue();
  const save = (work: () => Promise<void>) => void inTurn(work).catch(() => undefined);
  const oldest = () => now() - Math.min(mostDays, deps.retentionDays()) * dayMs;
  return {
    trace: {
      asked: () => undefined,
      answered: () => undefined,
      approved: (row, state) =>
        save(() => repository.save(pastRequestOf(row, state, { wasSigned: isForSigning(row) }))),
      ended: (row, outcome, state) => save(() => keepEnd(repository, row, outcome, state)),
    },
    since: async (time, account) =>
      (await repository.loadSince(Math.max(time, oldest()))).filter(
        (row) => row.account === account || row.account === null,
      ),
    async countCovered(override) {
      const { limit } = override;
      const unspent = limit === null ? null : { ...limit, used: 0n };
      const always = { ...override, startsAt: 0, endsAt: null, usesLeft: null, limit: unspent };
      const rows = await repository.loadSince(oldest());
      return rows.filter(({ facts }) => coveringOverrides([always], facts).length > 0).length;
    },
    prune: () =>
      // In doubt about the time only the number counts.
      inTurn(() => repository.prune(deps.isClockTrusted() ? oldest() : 0, mostRows)),
    settled: () => inTurn(async () => undefined),
  };
}

async function keepEnd(
  repository: PastRequestRepository,
  row: RequestRow,
  outcome: AskOutcome,
  state: InspectionState | null,
): Promise<void> {
  const wasSigned = row.signed !== null || (outcome.status === "approved" && isForSigning(row));
  if (state !== null) return repository.save(pastRequestOf(row, state, { wasSigned }));
  // An earlier worker kept it at the click; only how it ended was not known then.
  const known = await repository.load(row.id);
  if (known !== null && known.wasSigned !== wasSigned) await repository.save({ ...known, wasSigned });
}

function isForSigning({ subject }: RequestRow): boolean {
  return ["message", "typedData", "transaction", "calls"].includes(subject.kind);
}

function pastRequestOf(
  row: RequestRow,
  { description, facts, decision, answers }: InspectionState,
  { wasSigned }: { wasSigned: boolean },
): PastRequestRow {
  return {
    id: row.id,
    title: description.sentence.slice(0, mostTitle),
    at: row.at,
    wasSigned,
    account: row.account,
    facts,
    // What SecWares said stands in their answers, and is folded in again when it is decided again.
    findings: decision.findings.filter(({ source }) => source.kind !== "secware"),
    gaps: decision.gaps.filter(({ who }) => who.kind === "local"),
    answers: answers.map(({ ware, name, status, level, findings, gap }) => ({
      ...{ ware, name, status, level, findings, gap },
    })),
  };
}
