import type { Description } from "../domain/description.ts";
import type { OwnMove } from "../domain/policy/ownFacts.ts";
import type { Address, Hex } from "../domain/primitives.ts";
import type { Subject } from "../domain/subject.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    requests: { key: string; value: RequestRow };
    spentApprovals: { key: string; value: SpentApprovalRow };
  }
}

/** Who asked. Origin, document and tab are the browser's words. */
export type AskSource =
  | {
      kind: "site";
      origin: string;
      documentId: string;
      tabId: number;
      frameId: number;
      topOrigin: string | null;
    }
  | { kind: "wallet"; action: string };

/** What is asked for: something to sign, or one of the three things that are given without a signature. */
export type AskSubject =
  | Subject
  /** Accounts for the asking site. */
  | { kind: "connect" }
  | { kind: "network"; network: { chainId: number; name: string; rpcUrl: string; symbol: string } }
  | { kind: "asset"; token: Address; symbol: string; decimals: number };

/** What an approved request gave. */
export type AskValue =
  | { kind: "accounts"; accounts: readonly Address[] }
  | { kind: "signature"; signature: Hex }
  | { kind: "transaction"; hash: Hex }
  | { kind: "calls"; id: string }
  | { kind: "done" };

/** How a request ended. The method that asked turns it into the page's answer. */
export type AskOutcome =
  | { status: "approved"; value: AskValue }
  | { status: "rejected" }
  /** The policy forbids it. A page gets the same as for `rejected`, so that it does not learn the rules. */
  | { status: "blocked" }
  | { status: "refused"; code: RefusalWord; message: string }
  | { status: "expired" }
  | { status: "failed"; code: FailureWord; message: string };

export type RefusalWord = "already-open" | "limit-exceeded" | "unauthorized" | "duplicate-id";
/** `interrupted`: the worker died between the click and the signature, and nothing was signed. */
export type FailureWord =
  | "interrupted"
  | "locked"
  | "node-refused"
  | "unreachable"
  | "cancelled"
  | "internal";

/** `approved`: the user's yes is spent. `signed`: bytes exist. `broadcast`: they may have left. `settled`: `outcome` is there. */
export type RequestState =
  | "received"
  | "checking"
  | "ready"
  | "approved"
  | "signed"
  | "broadcast"
  | "settled";

/** What a transaction will be sent with, beside its subject. */
export interface PreparedTransaction {
  nonce: number;
  gas: bigint;
  fees:
    | { kind: "eip1559"; maxFeePerGas: bigint; maxPriorityFeePerGas: bigint }
    | { kind: "legacy"; gasPrice: bigint };
}

export interface RequestRow {
  /** The asker's own key: the same key is the same request. */
  id: string;
  at: number;
  expiresAt: number;
  source: AskSource;
  subject: AskSubject;
  subjectHash: Hex | null;
  account: Address | null;
  chainId: number;
  /** The wallet's own words for an action of its own. */
  note: Partial<Description> | null;
  /** What an action that the wallet itself built moves; absent: it is decoded like everything else. */
  moves?: readonly OwnMove[];
  /** `wallet_sendCalls`: the id the page chose or was given. */
  callsId: string | null;
  state: RequestState;
  approval: { digest: Hex; at: number; prepared: readonly PreparedTransaction[] } | null;
  /** Recorded before they leave, so that they can be sent again unchanged. */
  signed: { raw: Hex; hash: Hex } | null;
  outcome: AskOutcome | null;
  settledAt: number | null;
}

/** The one use of one approval. */
export interface SpentApprovalRow {
  /** The digest. */
  id: Hex;
  request: string;
  at: number;
}

export interface RequestRepository {
  load(id: string): Promise<RequestRow | null>;
  loadAll(): Promise<RequestRow[]>;
  /** Writes the row unless there is one of that id already; resolves with the one that stands. */
  create(row: RequestRow): Promise<{ status: "created" | "known"; row: RequestRow }>;
  /** Changes a row in one transaction where it is in one of the states `from`; null where it is not. */
  move(id: string, from: readonly RequestState[], changes: Partial<RequestRow>): Promise<RequestRow | null>;
  /** As `move` from `ready` to `approved`, and keeps the digest as spent; null where either was done before. */
  spend(id: string, approval: NonNullable<RequestRow["approval"]>): Promise<RequestRow | null>;
  /** Forgets settled rows from before `time`, and their spent approvals. */
  prune(time: number): Promise<void>;
}

/** Keeps requests and spent approvals. Effects: storage. */
export function createRequestRepository(database: Database): RequestRepository {
  return {
    load: async (id) => (await database.get("requests", id)) ?? null,
    loadAll: () => database.getAll("requests"),
    async create(row) {
      const transaction = database.transaction("requests", "readwrite");
      const known = await transaction.store.get(row.id);
      if (known === undefined) await transaction.store.put(row);
      await transaction.done;
      return known === undefined ? { status: "created", row } : { status: "known", row: known };
    },
    async move(id, from, changes) {
      const transaction = database.transaction("requests", "readwrite");
      const row = await transaction.store.get(id);
      const moved = row !== undefined && from.includes(row.state) ? { ...row, ...changes } : null;
      if (moved !== null) await transaction.store.put(moved);
      await transaction.done;
      return moved;
    },
    spend: (id, approval) => spend(database, id, approval),
    prune: (time) => prune(database, time),
  };
}

/** One transaction over both stores: two windows, two clicks or two workers still spend once. */
async function spend(
  database: Database,
  id: string,
  approval: NonNullable<RequestRow["approval"]>,
): Promise<RequestRow | null> {
  const transaction = database.transaction(["requests", "spentApprovals"], "readwrite");
  const row = await transaction.objectStore("requests").get(id);
  const spent = await transaction.objectStore("spentApprovals").get(approval.digest);
  const approved =
    row !== undefined && row.state === "ready" && spent === undefined
      ? { ...row, state: "approved" as const, approval }
      : null;
  if (approved !== null) {
    await transaction
      .objectStore("spentApprovals")
      .put({ id: approval.digest, request: id, at: approval.at });
    await transaction.objectStore("requests").put(approved);
  }
  await transaction.done;
  return approved;
}

async function prune(database: Database, time: number): Promise<void> {
  const transaction = database.transaction(["requests", "spentApprovals"], "readwrite");
  for (const row of await transaction.objectStore("requests").getAll()) {
    if (row.settledAt === null || row.settledAt >= time) continue;
    await transaction.objectStore("requests").delete(row.id);
    if (row.approval !== null) await transaction.objectStore("spentApprovals").delete(row.approval.digest);
  }
  await transaction.done;
}
