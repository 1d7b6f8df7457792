import { subjectHashOf } from "../../../extension/domain/subject/subjectHashOf.ts";
import type { AskOutcome, RequestRow } from "../../../extension/storage/requests.ts";
import { isGift } from "../inspection/giftWords.ts";
import { approve, needsAccount } from "./approve.ts";
import { blockedRequest } from "./blockedRequest.ts";
import { type Desk, openOnDesk, type RequestsDeps, waitFor } from "./desk.ts";
import { requestView } from "./requestView.ts";
import { resume } from "./resume.ts";
import { settle, undecidedStates } from "./settle.ts";
import type { Ask, Requests, StartedRequest } from "./types.ts";

const lifeMs = 15 * 60_000;
/** How long a document has, after the worker came back, to ask for its answer again. */
const claimMs = 20_000;

/** The requests of this wallet. See `Requests`. */
export function createRequests(deps: RequestsDeps): Requests {
  const desk: Desk = {
    deps,
    open: new Map(),
    waiting: new Map(),
    lastOrigin: null,
  };
  let resumedAt = deps.now();
  const rejectOne = (id: string) => reject(desk, id);
  return {
    start: (ask) => start(desk, ask),
    ask: async (ask) => (await start(desk, ask)).outcome,
    attach: (key) => attach(desk, key),
    approve: (act) => approve(desk, act),
    reject: rejectOne,
    async rejectAll(origin) {
      for (const { row } of [...desk.open.values()]) {
        const isMeant = origin === undefined || (row.source.kind === "site" && row.source.origin === origin);
        if (isMeant) await rejectOne(row.id);
      }
    },
    async cancelDocument(documentId) {
      for (const { row } of [...desk.open.values()]) {
        if (row.source.kind !== "site" || row.source.documentId !== documentId) continue;
        await settle(desk, row.id, { status: "expired" }, undecidedStates);
      }
    },
    async windowClosed(windowId) {
      if (!(await deps.window.wasOurs(windowId))) return;
      for (const { row } of [...desk.open.values()]) await rejectOne(row.id);
    },
    async resume(liveDocuments) {
      resumedAt = deps.now();
      await resume(desk, liveDocuments);
      deps.wakeAt(deps.now() + claimMs);
    },
    tick: () => tick(desk, resumedAt),
    decideAgain() {
      for (const { inspection } of desk.open.values()) inspection.decideAgain();
    },
    blocked: (id) => blockedRequest(desk, id),
    view: async () => ({ list: [...desk.open.values()].map((entry) => requestView(desk, entry)) }),
  };
}

async function start(desk: Desk, ask: Ask): Promise<StartedRequest> {
  const { deps } = desk;
  const known = await attach(desk, ask.key);
  if (known !== null) return known;
  const refusal = deps.limits.begin(ask.source, ask.subject) ?? permissionRefusal(desk, ask);
  if (refusal !== null) return { id: ask.key, outcome: Promise.resolve(refusal) };
  const { outcome } = waitFor(desk, ask.key);
  const { status, row } = await deps.repository.create(newRow(ask, deps.now()));
  if (status === "known") {
    deps.limits.end(ask.source, ask.subject, { status: "expired" });
    return { id: row.id, outcome: outcomeOf(row, outcome) };
  }
  const { inspection } = openOnDesk(desk, row, { isClaimed: true });
  deps.trace.asked(row, inspection.state());
  void deps.window.show();
  deps.wakeAt(row.expiresAt);
  return { id: row.id, outcome };
}

/** The request of a key that was asked before. */
async function attach(desk: Desk, key: string): Promise<StartedRequest | null> {
  const { outcome, forget } = waitFor(desk, key);
  const row = await desk.deps.repository.load(key);
  if (row === null || row.outcome !== null) forget();
  if (row === null) return null;
  const entry = desk.open.get(key);
  if (entry !== undefined) entry.isClaimed = true;
  return { id: key, outcome: outcomeOf(row, outcome) };
}

function outcomeOf(row: RequestRow, later: Promise<AskOutcome>): Promise<AskOutcome> {
  return row.outcome === null ? later : Promise.resolve(row.outcome);
}

/** A site gets nothing signed by an account that it was not given. */
function permissionRefusal(
  { deps }: Desk,
  { source, subject, account }: Ask,
): Extract<AskOutcome, { status: "refused" }> | null {
  if (source.kind === "wallet" || !needsAccount(subject)) return null;
  if (account !== null && deps.sites.isAllowed(source.origin, account)) return null;
  const refusal = {
    status: "refused",
    code: "unauthorized",
    message: "The site was not given this account.",
  } as const;
  deps.limits.end(source, subject, refusal);
  return refusal;
}

function newRow(ask: Ask, now: number): RequestRow {
  const { key, source, subject, account, chainId, note, callsId } = ask;
  return {
    ...{ id: key, at: now, expiresAt: now + lifeMs },
    ...{ source, subject, account, chainId },
    subjectHash: isGift(subject) ? null : subjectHashOf(subject),
    note: note ?? null,
    callsId: callsId ?? null,
    ...(ask.moves === undefined ? {} : { moves: ask.moves }),
    state: "checking",
    approval: null,
    signed: null,
    outcome: null,
    settledAt: null,
  };
}

async function reject(desk: Desk, id: string): Promise<void> {
  const entry = desk.open.get(id);
  if (entry === undefined) return;
  const { row, inspection } = entry;
  const isBlocked = inspection.state().decision.outcome === "block";
  const ended = await settle(desk, id, { status: isBlocked ? "blocked" : "rejected" }, undecidedStates);
  if (ended && row.source.kind === "site") {
    await desk.deps.budgets.noteAct(row.source.origin).catch(() => undefined);
  }
}

/** Ends what has expired or what no document has claimed, and goes on following the chain. */
async function tick(desk: Desk, resumedAt: number): Promise<void> {
  const { deps } = desk;
  const now = deps.now();
  for (const { row, isClaimed } of [...desk.open.values()]) {
    const isOrphan = !isClaimed && now - resumedAt >= claimMs;
    if (now >= row.expiresAt || isOrphan) await settle(desk, row.id, { status: "expired" }, undecidedStates);
  }
  deps.broadcast.watchPending();
  const next = Math.min(...[...desk.open.values()].map(({ row }) => row.expiresAt));
  if (Number.isFinite(next)) deps.wakeAt(next);
}
