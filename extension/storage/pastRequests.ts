import type { Finding, Gap } from "../domain/finding.ts";
import type { AnswerFacts } from "../domain/policy/foldAnswers.ts";
import type { PolicyFacts } from "../domain/policy/policyFacts.ts";
import type { Address } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    pastRequests: { key: string; value: PastRequestRow; indexes: { at: number } };
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
  load(id: string): Promise<PastRequestRow | null>;
  /** From a time on, oldest first. */
  loadSince(time: number): Promise<PastRequestRow[]>;
  save(row: PastRequestRow): Promise<void>;
  /** Removes what is older than a time, and the oldest of what is then more than `most`. */
  prune(time: number, most: number): Promise<void>;
}

/** Keeps what past requests were decided on. Effects: storage. */
export function createPastRequestRepository(database: Database): PastRequestRepository {
  return {
    load: async (id) => (await database.get("pastRequests", id)) ?? null,
    loadSince: (time) => database.getAllFromIndex("pastRequests", "at", IDBKeyRange.lowerBound(time)),
    async save(row) {
      await database.put("pastRequests", row);
    },
    async prune(time, most) {
      const transaction = database.transaction("pastRequests", "readwrite");
      let left = await transaction.store.count();
      let cursor = await transaction.store.index("at").openCursor();
      while (cursor !== null && (cursor.value.at < time || left > most)) {
        await cursor.delete();
        left -= 1;
        cursor = await cursor.continue();
      }
      await transaction.done;
    },
  };
}
