import type { Finding, Gap } from "../domain/finding.ts";
import type { AnswerFacts } from "../domain/policy/foldAnswers.ts";
import type { PolicyFacts } from "../domain/policy/policyFacts.ts";
import type { Address } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    pastRequests: { key: string; value: PastRequestRow };
  }
}

/** What one request was decided on, so that another policy can decide it again. */
export interface PastRequestRow {
  id: string;
  title: string;
  at: number;
  /** Sums over time count it. */
  wasSigned: boolean;
  account: Address | null;
  facts: PolicyFacts;
  /** Of this device and of lists; what SecWares found stands in `answers`. */
  findings: readonly Finding[];
  gaps: readonly Gap[];
  answers: readonly AnswerFacts[];
}

export interface PastRequestRepository {
  loadAll(): Promise<PastRequestRow[]>;
  save(row: PastRequestRow): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** Keeps what past requests were decided on. Effects: storage. */
export function createPastRequestRepository(database: Database): PastRequestRepository {
  return {
    loadAll: () => database.getAll("pastRequests"),
    async save(row) {
      await database.put("pastRequests", row);
    },
    async remove(ids) {
      const transaction = database.transaction("pastRequests", "readwrite");
      for (const id of ids) await transaction.store.delete(id);
      await transaction.done;
    },
  };
}
