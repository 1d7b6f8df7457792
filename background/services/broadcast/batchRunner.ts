import type { Receipt, Transactions } from "../../../extension/chain/transaction.ts";
import type { CallsSubject } from "../../../extension/domain/subject.ts";
import { BaseError } from "../../../extension/errors/baseError.ts";
import {
  type BatchReceipt,
  type BatchRepository,
  type BatchRow,
  batchIdOf,
} from "../../../extension/storage/batches.ts";
import type { PreparedTransaction, RequestRow } from "../../../extension/storage/requests.ts";
import type { Activity } from "../activity/activity.ts";
import { mostFee, pricePerGas } from "../inspection/preparing.ts";
import type { Locks } from "../signing/locks.ts";
import type { Signing } from "../signing/signing.ts";
import type { Broadcast } from "./broadcast.ts";

/** Sends the calls of an approved batch one after the other, and stops at the first that fails. */
export interface BatchRunner {
  /** Writes the batch down before its page is answered; resolves with its id. Effects: storage. */
  begin(row: RequestRow, subject: CallsSubject): Promise<string>;
  /** Returns at once. Effects: storage, network, chain. */
  run(row: RequestRow, subject: CallsSubject): void;
  /** At boot: follows what was sent and stops the rest, since nothing is signed without the user. Effects: storage, network. */
  resume(): Promise<void>;
}

export interface BatchRunnerDeps {
  repository: BatchRepository;
  signing: Signing;
  broadcast: Broadcast;
  transactions: Pick<Transactions, "prepare">;
  activity: Pick<Activity, "find" | "record" | "highestNonce">;
  locks: Locks;
  now: () => number;
  /** Keeps the worker from being stopped for idleness while a batch waits for blocks. */
  stayAwake: () => Promise<void>;
  /** It is known that no call of the request's batch has changed anything. */
  onNothingDone: (request: string) => Promise<void>;
}

const minedDeadlineMs = 10 * 60_000;
const turnMs = 15_000;

export function createBatchRunner(deps: BatchRunnerDeps): BatchRunner {
  const { repository } = deps;
  return {
    async begin(row, subject) {
      const origin = row.source.kind === "site" ? row.source.origin : "";
      const callsId = row.callsId ?? row.id;
      const waiting = { state: "waiting", hash: null, raw: null, receipt: null } as const;
      const created = await repository.create({
        ...{ id: batchIdOf(origin, callsId), callsId, origin },
        ...{ account: subject.from, chainId: subject.chainId, request: row.id, at: deps.now() },
        calls: subject.calls.map(() => waiting),
      });
      if (!created) throw new BatchExistsError();
      return callsId;
    },
    run(row, subject) {
      const origin = row.source.kind === "site" ? row.source.origin : "";
      const id = batchIdOf(origin, row.callsId ?? row.id);
      runAll(deps, { id, row, subject }).catch(() => stopFrom(deps, id, 0));
    },
    async resume() {
      const rows = await repository.loadAll();
      await Promise.all(rows.filter(isUnfinished).map((row) => takeUp(deps, row)));
    },
  };
}

interface Running {
  id: string;
  row: RequestRow;
  subject: CallsSubject;
}

async function runAll(deps: BatchRunnerDeps, running: Running): Promise<void> {
  const { id, row, subject } = running;
  const approved = row.approval?.prepared ?? [];
  let feeLeft = mostFee(approved);
  for (const index of subject.calls.keys()) {
    const sent = await sendCall(deps, running, { index, feeLeft });
    if (sent === null) return stopKnown(deps, id, index);
    feeLeft -= sent.fee;
    const receipt = await waitLong(deps, subject.chainId, sent.hash);
    if (!(await noteReceipt(deps, id, index, receipt))) return stopKnown(deps, id, index + 1);
  }
  await noteEnd(deps, row.id, "mined");
}

/** Null: it was not sent. The number is chosen, signed and recorded under the account's lock. */
async function sendCall(
  deps: BatchRunnerDeps,
  { id, row, subject }: Running,
  { index, feeLeft }: { index: number; feeLeft: bigint },
): Promise<{ hash: `0x${string}`; fee: bigint } | null> {
  const call = subject.calls[index];
  const { chainId, from } = subject;
  if (call === undefined) return null;
  return deps.locks(`${from} ${chainId}`, async () => {
    const prepared = await prepareCall(deps, { row, subject, index });
    const fee = prepared.gas * pricePerGas(prepared);
    // What the user saw as the highest fee holds for the batch as a whole.
    if (fee > feeLeft) return null;
    const signed = await deps.signing.signTransaction({ chainId, from, call, prepared });
    await deps.repository.setCall(id, index, { state: "signed", ...signed });
    const line = deps.activity.find(row.id);
    if (line !== null) await deps.activity.record({ ...line, hash: signed.hash, nonce: prepared.nonce });
    const sent = await deps.broadcast.send(chainId, signed);
    if (sent.status === "refused") return null;
    await deps.repository.setCall(id, index, { state: "sent" });
    return { hash: signed.hash, fee };
  });
}

async function prepareCall(
  deps: BatchRunnerDeps,
  { row, subject, index }: { row: RequestRow; subject: CallsSubject; index: number },
): Promise<PreparedTransaction> {
  const approved = row.approval?.prepared[index];
  const call = subject.calls[index];
  if (approved === undefined || call === undefined) throw new BatchExistsError();
  if (index === 0) return approved;
  const { fees } = approved;
  const wishes = fees.kind === "legacy" ? { gasPrice: fees.gasPrice } : { ...fees };
  const leastNonce = (deps.activity.highestNonce(subject.from, subject.chainId) ?? -1) + 1;
  const { nonce, gas } = await deps.transactions.prepare(
    subject.chainId,
    { from: subject.from, to: call.to, value: call.value, data: call.data },
    { wishes, leastNonce },
  );
  return { nonce, gas, fees };
}

async function waitLong(
  deps: BatchRunnerDeps,
  chainId: number,
  hash: `0x${string}`,
): Promise<Receipt | null> {
  const end = deps.now() + minedDeadlineMs;
  while (deps.now() < end) {
    await deps.stayAwake();
    const receipt = await deps.broadcast.waitMined(chainId, hash, turnMs);
    if (receipt !== null) return receipt;
  }
  return null;
}

/** False where the batch must stop. */
async function noteReceipt(
  deps: BatchRunnerDeps,
  id: string,
  index: number,
  receipt: Receipt | null,
): Promise<boolean> {
  if (receipt === null) return false;
  const state = receipt.success ? "mined" : "reverted";
  await deps.repository.setCall(id, index, { state, receipt: toBatchReceipt(receipt) });
  return receipt.success;
}

async function stopFrom(deps: BatchRunnerDeps, id: string, first: number): Promise<void> {
  const row = (await deps.repository.loadAll()).find((one) => one.id === id);
  if (row === undefined) return;
  for (const [index, { state }] of row.calls.entries()) {
    const wasLeft = state === "waiting" || (state === "signed" && index >= first);
    if (wasLeft) await deps.repository.setCall(id, index, { state: "stopped" });
  }
  await noteEnd(deps, row.request, "failed");
}

/** As `stopFrom`, where it is known of every call that was signed whether it left. */
async function stopKnown(deps: BatchRunnerDeps, id: string, first: number): Promise<void> {
  await stopFrom(deps, id, first);
  const row = (await deps.repository.loadAll()).find((one) => one.id === id);
  const isNothing = row?.calls.every(({ state }) => state === "stopped" || state === "reverted") ?? false;
  if (row !== undefined && isNothing) await deps.onNothingDone(row.request).catch(() => undefined);
}

async function noteEnd(deps: BatchRunnerDeps, request: string, state: "mined" | "failed"): Promise<void> {
  const line = deps.activity.find(request);
  if (line !== null) await deps.activity.record({ ...line, state });
}

function isUnfinished({ calls }: BatchRow): boolean {
  return calls.some(({ state }) => state === "waiting" || state === "signed" || state === "sent");
}

/** What was signed is sent once more, unchanged; what was not stays unsent. */
async function takeUp(deps: BatchRunnerDeps, row: BatchRow): Promise<void> {
  // What was signed may have left, whatever a node says now.
  const isNothing = row.calls.every(
    ({ state }) => state !== "signed" && state !== "sent" && state !== "mined",
  );
  for (const [index, { state, raw, hash }] of row.calls.entries()) {
    if (state === "waiting") await deps.repository.setCall(row.id, index, { state: "stopped" });
    if ((state !== "signed" && state !== "sent") || raw === null || hash === null) continue;
    const sent = await deps.broadcast.send(row.chainId, { raw, hash });
    if (sent.status === "refused") await deps.repository.setCall(row.id, index, { state: "stopped" });
    else await noteReceipt(deps, row.id, index, await waitLong(deps, row.chainId, hash));
  }
  const ended = (await deps.repository.loadAll()).find(({ id }) => id === row.id);
  const isWhole = ended?.calls.every(({ state }) => state === "mined") ?? false;
  if (isNothing) await deps.onNothingDone(row.request).catch(() => undefined);
  await noteEnd(deps, row.request, isWhole ? "mined" : "failed");
}

function toBatchReceipt({ hash, success, blockNumber, blockHash, gasUsed, logs }: Receipt): BatchReceipt {
  return {
    logs: logs.map(({ address, data, topics }) => ({ address, data, topics })),
    status: success ? "0x1" : "0x0",
    blockHash,
    blockNumber: `0x${blockNumber.toString(16)}`,
    gasUsed: `0x${gasUsed.toString(16)}`,
    transactionHash: hash,
  };
}

/** The page's batch id is taken, or its approval does not fit it. */
class BatchExistsError extends BaseError {
  override readonly code = "requests.batch-exists";

  constructor() {
    super("There is already a batch with this id.", { hint: "Let the page choose another id." });
  }
}
