import type { ChainClients } from "../../../extension/chain/chainClients.ts";
import { createSimulator } from "../../../extension/chain/simulate/createSimulator.ts";
import type { Transactions } from "../../../extension/chain/transaction.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { Platform } from "../../../extension/platform/platform.ts";
import { createActivityRepository, createEvidenceRepository } from "../../../extension/storage/activity.ts";
import { createBatchRepository } from "../../../extension/storage/batches.ts";
import { createBudgetRepository } from "../../../extension/storage/budgets.ts";
import type { Database } from "../../../extension/storage/openStore.ts";
import { createRequestRepository } from "../../../extension/storage/requests.ts";
import type { Activity } from "../activity/activity.ts";
import { createActivity } from "../activity/createActivity.ts";
import { createApprovals } from "../approvals/createApprovals.ts";
import type { Batches } from "../broadcast/batches.ts";
import { createBatchRunner } from "../broadcast/batchRunner.ts";
import { createBatches } from "../broadcast/createBatches.ts";
import { createBroadcast } from "../broadcast/createBroadcast.ts";
import type { CallBudgets } from "../budget/budget.ts";
import { createCallBudgets } from "../budget/createCallBudgets.ts";
import type { Clock } from "../clock/clock.ts";
import { observeTime } from "../clock/observeTime.ts";
import { createChainFacts } from "../inspection/chainFacts.ts";
import { createInspections } from "../inspection/createInspections.ts";
import type { InspectionService, InspectionState } from "../inspection/inspection.ts";
import type { InspectionDeps } from "../inspection/inspectionDeps.ts";
import type { LocalKnowledge } from "../inspection/localContext.ts";
import type { AskServices, BoundService } from "../inspection/services.ts";
import type { Services } from "../services.ts";
import { createSigning } from "../signing/createSigning.ts";
import { createLocks } from "../signing/locks.ts";
import { randomBytes } from "../vault/bytes.ts";
import { createApprovalWindow } from "../window/createApprovalWindow.ts";
import { createAskLimits } from "./askLimits.ts";
import { type ComposeExceptionsDeps, composeExceptions, type Exceptions } from "./composeExceptions.ts";
import { createRequests } from "./createRequests.ts";
import type { RequestsDeps } from "./desk.ts";
import { createLocalKnowledge } from "./localKnowledge.ts";
import type { RequestTrace } from "./trace.ts";
import { type Requests, requestAlarm } from "./types.ts";

type Core = Pick<Services, "vault" | "accounts" | "networks" | "sites" | "snapshots">;
type RequestsPlatform = Pick<
  Platform,
  "now" | "session" | "openWindow" | "focusWindow" | "closeWindow" | "setAlarm"
>;

export interface ComposeRequestsDeps
  extends Pick<ComposeExceptionsDeps, "noteOverride" | "countPast" | "seal"> {
  platform: RequestsPlatform;
  database: Database;
  core: Core;
  clients: ChainClients;
  transactions: Transactions;
  clock: Clock;
  /** The loaded lists. */
  lists?: LocalKnowledge["lists"];
  /** The loaded descriptors. */
  descriptors?: LocalKnowledge["descriptors"];
  /** What stood behind proxies before. */
  memory?: InspectionDeps["memory"];
  /** What servers of the user's choice publish of contracts. */
  contractInfo?: InspectionDeps["contractInfo"];
  /** What was approved may let something stand. Never throws. */
  noteApproved: RequestsDeps["noteApproved"];
  readPolicy: (account: Address | null) => PolicyReading;
  /** The SecWares that an account's SecHub has bound and that may be asked now. */
  boundServices: (account: Address | null) => Promise<readonly BoundService[]>;
  askServices: AskServices;
  after: (ms: number) => Promise<void>;
  trace: RequestTrace;
}

export interface RequestServices extends Exceptions {
  requests: Requests;
  inspection: InspectionService;
  activity: Activity;
  batches: Batches;
  budgets: CallBudgets;
  knowledge: LocalKnowledge;
}

/** Puts requests and all they need together. Call `requests.resume` once the other services are there. Effects: storage. */
export async function composeRequests(deps: ComposeRequestsDeps): Promise<RequestServices> {
  const { platform, database, core, transactions } = deps;
  const { vault, accounts, networks, sites, snapshots } = core;
  const { now } = platform;
  const publish = () => snapshots.publish("requests");
  const activity = await createActivity({
    repository: createActivityRepository(database),
    now,
    createId: () => crypto.randomUUID(),
    onChange: () => snapshots.publish("activity"),
  });
  const budgets = await createCallBudgets({
    repository: createBudgetRepository(database),
    budgetOf: sites.callBudgetOf,
    now,
  });
  const knowledge = createLocalKnowledge({
    core,
    activity,
    clock: deps.clock,
    lists: deps.lists,
    descriptors: deps.descriptors,
  });
  const wakeAt = (time: number) => void platform.setAlarm(requestAlarm, time).catch(() => undefined);
  const wakeLater = () => wakeAt(now() + 30_000);
  // Exceptions are made for requests, and requests are decided with them; each looks only after both are there.
  let open: Requests | null = null;
  const exceptions = await composeExceptions({
    ...deps,
    findBlocked: (id) => open?.blocked(id) ?? null,
    decideAgain: () => open?.decideAgain(),
  });
  const { overrides, spending } = exceptions;
  const inspection = composeInspection(deps, { activity, budgets, knowledge, ...exceptions });
  const signing = createSigning(vault);
  const locks = createLocks();
  const broadcast = createBroadcast({
    ...{ transactions, activity, now, wakeLater },
    onReverted: spending.release,
  });
  const batchRows = createBatchRepository(database);
  const stayAwake = async () => void (await platform.session.load("awake"));
  const runner = createBatchRunner({
    ...{ repository: batchRows, signing, broadcast, transactions, activity, locks, now, stayAwake },
    onNothingDone: spending.release,
  });
  const requests = createRequests({
    repository: createRequestRepository(database),
    batches: runner,
    approvals: createApprovals(now),
    window: createApprovalWindow(platform),
    limits: createAskLimits(now),
    noteApproved: deps.noteApproved,
    ...{ readPolicy: deps.readPolicy, trace: deps.trace },
    ...{ overrides, spending },
    ...{ inspection, signing, broadcast, activity, budgets, locks },
    ...{ vault, accounts, sites, networks, now, wakeAt, publish },
  });
  open = requests;
  vault.watch(() => requests.decideAgain());
  return {
    ...exceptions,
    requests,
    inspection,
    activity,
    batches: createBatches(batchRows),
    budgets,
    knowledge,
  };
}

interface InspectionParts extends Exceptions {
  activity: Activity;
  budgets: CallBudgets;
  knowledge: LocalKnowledge;
}

function composeInspection(
  deps: ComposeRequestsDeps,
  { activity, budgets, knowledge, overrides, spending }: InspectionParts,
): InspectionService {
  const { core, clients, transactions, readPolicy } = deps;
  const { networks } = core;
  return createInspections({
    knowledge,
    readPolicy,
    readHistory: spending.history,
    readOverrides: overrides.reading,
    boundServices: deps.boundServices,
    askServices: deps.askServices,
    budgets,
    chain: createChainFacts(clients),
    ...(deps.contractInfo === undefined ? {} : { contractInfo: deps.contractInfo }),
    ...(deps.memory === undefined ? {} : { memory: deps.memory }),
    simulator: createSimulator({ clients, randomBytes, now: knowledge.now }),
    observeTime: (chainId) => void observeTime(clients, deps.clock, chainId),
    transactions,
    leastNonceOf: (account, chainId) => (activity.highestNonce(account, chainId) ?? -1) + 1,
    rpcUrlOf: (chainId) => networks.find(chainId)?.rpcUrl ?? null,
    evidence: createEvidenceRepository(deps.database),
    after: deps.after,
    onAnswer: deps.trace.answered,
    onLate: ({ id }, state) => void noteLate(activity, id, state),
  });
}

/** A verdict that came after the end is added to what is remembered of the request. */
async function noteLate(activity: Activity, id: string, state: InspectionState): Promise<void> {
  const line = activity.find(id);
  if (line === null) return;
  await activity
    .record({ ...line, decision: state.decision, verdicts: state.verdicts })
    .catch(() => undefined);
}
