import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { OverrideRepository, OverrideRow } from "../../../extension/storage/overrides.ts";
import type { Clock } from "../clock/clock.ts";
import { keptOverrides } from "./keptOverrides.ts";
import { actsNow, asOverride, endOf, fitsPolicy, type Moment, withUse } from "./overrideLife.ts";
import type {
  ApprovedByOverrides,
  BlockedRequest,
  OverrideEvent,
  OverridePlan,
  OverrideService,
} from "./overrides.ts";
import { overrideViews } from "./overrideViews.ts";
import { planOverride } from "./planOverride.ts";

export interface OverrideDeps {
  repository: OverrideRepository;
  /** The name of this browser session. */
  session: string;
  readPolicy: (account: Address | null) => PolicyReading;
  /** Null: no such request is open and blocked. */
  findBlocked: (request: string) => BlockedRequest | null;
  /** How many past requests an exception would have let through. */
  countPast: (row: OverrideRow) => Promise<number>;
  selectedAccount: () => Address | null;
  clock: Pick<Clock, "now" | "isTrusted">;
  createId: () => string;
  /** Wakes `tick` at a time. */
  wakeAt: (time: number) => void;
  note: (event: OverrideEvent) => void;
  /** False: the row was not written by this wallet, or was altered; it is then no exception. */
  isIntact?: (row: OverrideRow) => boolean;
}

/** The exceptions of this profile, read from disk before anything is decided. Effects: storage. */
export async function createOverrides(deps: OverrideDeps): Promise<OverrideService> {
  const { clock, readPolicy } = deps;
  const rows = await keptOverrides(deps.repository, deps.isIntact ?? (() => true));
  const moment = (): Moment => ({
    ...{ now: clock.now(), session: deps.session, isClockTrusted: clock.isTrusted() },
  });
  const plan: OverrideService["plan"] = (draft) => {
    const blocked = deps.findBlocked(draft.request);
    const policy = readPolicy(blocked?.account ?? null);
    return planOverride({ draft, blocked, policy, moment: moment(), id: deps.createId() });
  };
  const service: OverrideService = {
    reading: (account, exceptRequest) =>
      rows
        .all()
        .map((row) => withoutUsesOf(row, exceptRequest))
        .filter((row) => mayExcept(row, account, { moment: moment(), policy: readPolicy(account) }))
        .map((row) => asOverride(row)),
    plan,
    countPast: ({ row }: OverridePlan) => deps.countPast(row),
    async create(draft, proved) {
      const outcome = plan(draft);
      if (outcome.status !== "planned") return outcome;
      const { row, factor } = outcome.plan;
      if (factor !== null && factor !== proved) return changedMeanwhile;
      await rows.add(row);
      deps.note({ kind: "made", row });
      await service.tick();
      return { status: "created", id: row.id, startsAt: row.startsAt };
    },
    async end(id) {
      await endSome(
        deps,
        rows,
        (row) => (row.id === id ? { at: clock.now(), by: "revoked" } : null),
        moment(),
      );
    },
    use: (approved) => use(deps, rows, approved, moment()),
    async undo(request) {
      const used = rows.all().filter((row) => withoutUsesOf(row, request) !== row);
      if (used.length === 0) return;
      const returned = used.map((row) => withoutUsesOf(row, request));
      await rows.put(returned);
      for (const row of returned) deps.note({ kind: "returned", row, request });
    },
    usedBy: () => [...new Set(rows.all().flatMap(({ uses }) => uses.map(({ request }) => request)))],
    async policyChanged() {
      const at = clock.now();
      await endSome(
        deps,
        rows,
        (row) => (isOutdated(row, readPolicy) ? { at, by: "policy changed" } : null),
        moment(),
      );
    },
    tick: () => tick(deps, rows, moment()),
    view: () => ({ list: overrideViews(rows.all(), deps.selectedAccount(), moment()) }),
    watch: rows.watch,
  };
  await service.tick();
  return service;
}

const changedMeanwhile = {
  status: "refused",
  reason: "The policy has changed meanwhile and asks for another proof now. Try again.",
} as const;

type Rows = Awaited<ReturnType<typeof keptOverrides>>;

function withoutUsesOf(row: OverrideRow, request: string | undefined): OverrideRow {
  if (!row.uses.some((use) => use.request === request)) return row;
  return { ...row, uses: row.uses.filter((use) => use.request !== request) };
}

function mayExcept(
  row: OverrideRow,
  account: Address | null,
  { moment, policy }: { moment: Moment; policy: PolicyReading },
): boolean {
  const isMeant = row.account === null || row.account === account;
  return isMeant && actsNow(row, moment) && policy.status === "decoded" && fitsPolicy(row, policy.document);
}

function isOutdated(row: OverrideRow, readPolicy: OverrideDeps["readPolicy"]): boolean {
  if (row.madeBy === null) return false;
  const policy = readPolicy(row.madeBy);
  return policy.status === "decoded" && !fitsPolicy(row, policy.document);
}

async function endSome(
  { note }: OverrideDeps,
  rows: Rows,
  why: (row: OverrideRow) => OverrideRow["ended"],
  moment: Moment,
): Promise<void> {
  const ending = rows
    .all()
    .filter((row) => endOf(row, moment) === null)
    .flatMap((row) => {
      const ended = why(row);
      return ended === null ? [] : [{ ...row, ended }];
    });
  if (ending.length === 0) return;
  await rows.put(ending);
  for (const row of ending) note({ kind: "ended", row, by: row.ended.by });
}

async function use(
  { note }: OverrideDeps,
  rows: Rows,
  { request, digest, ids, moved }: ApprovedByOverrides,
  moment: Moment,
): Promise<boolean> {
  const known = ids.flatMap((id) => rows.all().filter((row) => row.id === id));
  const used = known.flatMap((row) => {
    const amount =
      row.limit === null ? 0n : (moved[row.limit.token] ?? (row.limit.token in moved ? null : 0n));
    // How much it moves is not known, so whether the limit holds is not known either.
    if (amount === null) return [];
    return withUse(row, { request, digest, at: moment.now, amount }, moment) ?? [];
  });
  if (used.length < ids.length) return false;
  const fresh = used.filter((row) => !known.includes(row));
  if (fresh.length === 0) return true;
  try {
    // In memory at once, so that nobody else can use what is used up.
    await rows.put(fresh);
  } catch (cause) {
    rows.replace(rows.all().map((row) => (ids.includes(row.id) ? withoutUsesOf(row, request) : row)));
    throw cause;
  }
  for (const row of fresh) {
    note({ kind: "used", row, request });
    if (endOf(row, moment) !== null) note({ kind: "ended", row, by: "used" });
  }
  return true;
}

const keptEndedMs = 30 * 86_400_000;

async function tick(deps: OverrideDeps, rows: Rows, moment: Moment): Promise<void> {
  // A clock in doubt ends nothing for good; what ends at a time does not act meanwhile.
  const candidates = moment.isClockTrusted ? rows.all() : [];
  const due = candidates.flatMap((row) => {
    const ended = row.ended === null ? endOf(row, moment) : null;
    // That it is used up is computed anew each time: the use may be taken back.
    return ended === null || ended.by === "used" ? [] : [{ ...row, ended }];
  });
  if (due.length > 0) await rows.put(due).catch(() => undefined);
  for (const row of due) deps.note({ kind: "ended", row, by: row.ended.by });
  const gone = candidates.filter((row) => {
    const ended = endOf(row, moment);
    return ended !== null && ended.at < moment.now - keptEndedMs;
  });
  if (gone.length > 0) await rows.remove(gone.map(({ id }) => id)).catch(() => undefined);
  const next = rows
    .all()
    .filter((row) => endOf(row, moment) === null)
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt ?? startsAt])
    .filter((time) => time > moment.now);
  if (next.length > 0) deps.wakeAt(Math.min(...next));
  // Where nothing was written an exception may still have begun to act.
  rows.tell();
}
