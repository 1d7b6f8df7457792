import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { AskOutcome, RequestRepository, RequestRow } from "../../../extension/storage/requests.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { Activity } from "../activity/activity.ts";
import type { Approvals } from "../approvals/approvals.ts";
import type { BatchRunner } from "../broadcast/batchRunner.ts";
import type { Broadcast } from "../broadcast/broadcast.ts";
import type { CallBudgets } from "../budget/budget.ts";
import type { Inspection, InspectionService, InspectionState } from "../inspection/inspection.ts";
import type { Networks } from "../networks/networks.ts";
import type { OverrideService } from "../overrides/overrides.ts";
import type { Locks } from "../signing/locks.ts";
import type { Signing } from "../signing/signing.ts";
import type { Sites } from "../sites/sites.ts";
import type { SpendingLedger } from "../spending/spending.ts";
import type { Vault } from "../vault/vault.ts";
import type { ApprovalWindow } from "../window/window.ts";
import type { AskLimits } from "./askLimits.ts";
import type { RequestTrace } from "./trace.ts";

/** What requests are made with. */
export interface RequestsDeps {
  repository: RequestRepository;
  inspection: InspectionService;
  approvals: Approvals;
  signing: Signing;
  broadcast: Broadcast;
  batches: BatchRunner;
  activity: Pick<Activity, "record" | "find" | "setState" | "pending">;
  window: ApprovalWindow;
  budgets: Pick<CallBudgets, "noteAct">;
  spending: Pick<SpendingLedger, "reserve" | "release" | "reserved">;
  overrides: Pick<OverrideService, "use" | "undo" | "usedBy">;
  /** Of an account; of the selected one where none is named. */
  readPolicy: (account: Address | null) => PolicyReading;
  limits: AskLimits;
  locks: Locks;
  vault: Pick<Vault, "status">;
  accounts: Pick<Accounts, "has" | "nameOf" | "view" | "selected">;
  sites: Pick<Sites, "isAllowed" | "find">;
  networks: Pick<Networks, "find">;
  /** What was approved may let something stand that is checked again later. Never throws. Effects: storage. */
  noteApproved: (row: RequestRow, state: InspectionState) => Promise<void>;
  trace: RequestTrace;
  now: () => number;
  /** Wakes the worker again, to end what has expired and to follow what is on its way. */
  wakeAt: (time: number) => void;
  /** The open requests are to be shown anew. */
  publish: () => void;
}

/** A request on the desk of this worker. */
export interface OpenRequest {
  row: RequestRow;
  inspection: Inspection;
  /** False after a restart until the document asks for its answer again. */
  isClaimed: boolean;
  /** What the user is doing about it. */
  act: "none" | "signing" | "sending";
}

/** The open requests of this worker, oldest first, and who waits for their ends. */
export interface Desk {
  deps: RequestsDeps;
  open: Map<string, OpenRequest>;
  waiting: Map<string, Set<(outcome: AskOutcome) => void>>;
  /** The site that the last request on the screen came from. */
  lastOrigin: string | null;
}

/** Puts an inspection of a stored row on the desk. */
export function openOnDesk(desk: Desk, row: RequestRow, { isClaimed }: { isClaimed: boolean }): OpenRequest {
  const { inspection, repository, publish } = desk.deps;
  const onChange = () => {
    const entry = desk.open.get(row.id);
    if (entry?.inspection.state().progress === "ready" && entry.row.state !== "ready") {
      entry.row = { ...entry.row, state: "ready" };
      // Only the approval relies on this state, and it writes it once more before it spends.
      repository.move(row.id, ["received", "checking"], { state: "ready" }).catch(() => undefined);
    }
    publish();
  };
  const entry: OpenRequest = { row, inspection: inspection.begin(row, onChange), isClaimed, act: "none" };
  desk.open.set(row.id, entry);
  askServicesOfFirst(desk);
  publish();
  return entry;
}

/** Only the request on the screen is sent to SecWares; the next one is when it gets there. */
export function askServicesOfFirst(desk: Desk): void {
  const [first] = desk.open.values();
  first?.inspection.askServices();
}

/** Waits for the end of a request; begin before reading the row, or the end may pass by unseen. */
export function waitFor(desk: Desk, id: string): { outcome: Promise<AskOutcome>; forget: () => void } {
  const { promise, resolve } = withResolver<AskOutcome>();
  const waiters = desk.waiting.get(id) ?? new Set();
  waiters.add(resolve);
  desk.waiting.set(id, waiters);
  const forget = () => {
    waiters.delete(resolve);
    if (waiters.size === 0 && desk.waiting.get(id) === waiters) desk.waiting.delete(id);
  };
  return { outcome: promise, forget };
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
