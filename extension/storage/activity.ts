import type { Decision } from "../domain/decision.ts";
import type { Level } from "../domain/level.ts";
import type { Address, Hex } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    activity: { key: string; value: ActivityRow };
    evidence: { key: string; value: EvidenceRow };
  }
}

export type ActivityState =
  | "signed"
  | "pending"
  | "mined"
  | "failed"
  | "rejected"
  | "blocked"
  | "refused"
  | "expired";

/** One verdict as it was signed then. */
export interface KeptVerdict {
  ware: number;
  name: string;
  level: Level | "unknown";
  signer: Address;
  signature: Hex;
  issuedAt: number;
}

/** What was asked for; the last three are only ever refused. */
export type ActivityKind =
  | "connect"
  | "network"
  | "asset"
  | "message"
  | "typedData"
  | "transaction"
  | "calls"
  | "authorization"
  | "permission"
  | "userOperation";

/** What became of one request. */
export interface ActivityRow {
  id: string;
  at: number;
  kind: ActivityKind;
  title: string;
  origin: string;
  account: Address;
  chainId: number;
  state: ActivityState;
  hash: Hex | null;
  nonce: number | null;
  /** Whom it dealt with, for "first time" and look-alikes. */
  counterparties: readonly Address[];
  decision: Decision | null;
  verdicts: readonly KeptVerdict[];
}

export interface ActivityRepository {
  loadAll(): Promise<ActivityRow[]>;
  load(id: string): Promise<ActivityRow | null>;
  save(row: ActivityRow): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** Keeps what became of requests. Effects: storage. */
export function createActivityRepository(database: Database): ActivityRepository {
  return {
    loadAll: () => database.getAll("activity"),
    load: async (id) => (await database.get("activity", id)) ?? null,
    async save(row) {
      await database.put("activity", row);
    },
    async remove(ids) {
      const transaction = database.transaction("activity", "readwrite");
      for (const id of ids) await transaction.store.delete(id);
      await transaction.done;
    },
  };
}

/** One envelope as it was received and verified, with the request it was about. */
export interface EvidenceRow {
  /** `request` and the SecWare's number. */
  id: string;
  request: string;
  subjectHash: Hex;
  ware: number;
  receivedAt: number;
  envelope: unknown;
}

export interface EvidenceRepository {
  save(row: EvidenceRow): Promise<void>;
  loadOf(request: string): Promise<EvidenceRow[]>;
}

/** Keeps verified envelopes. Effects: storage. */
export function createEvidenceRepository(database: Database): EvidenceRepository {
  return {
    async save(row) {
      await database.put("evidence", row);
    },
    loadOf: async (request) => (await database.getAll("evidence")).filter((row) => row.request === request),
  };
}
