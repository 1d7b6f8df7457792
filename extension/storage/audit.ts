import type { Level, Outcome } from "../domain/level.ts";
import type { Address, Hex } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    audit: { key: number; value: AuditRow; indexes: { kind: string } };
    auditHead: { key: string; value: AuditHead & { id: "head" } };
  }
}

/** One entry of the log. `hash` is over the previous entry's hash and everything else in here. */
export interface AuditRow {
  number: number;
  at: number;
  kind: string;
  account: Address | null;
  request: string | null;
  origin: string | null;
  ware: number | null;
  level: Level | "unknown" | null;
  outcome: Outcome | null;
  text: string;
  fields: readonly { name: string; value: string }[];
  hash: Hex;
}

/** Where the log ends and where it begins. `base` is the last entry that was removed because of its age. */
export interface AuditPoint {
  number: number;
  hash: Hex;
  base: { number: number; hash: Hex; at: number | null };
  /** An entry that could not be believed, by its time. Stays said until all that was there when it was found is removed. */
  broken: { at: number; foundAt: number } | null;
  /** How many notes could not be written. */
  lost: number;
}

/** The log's end as it is, and as it was when the wallet was last unlocked: `mac` is by a key of the vault. */
export interface AuditHead extends AuditPoint {
  sealed: { point: AuditPoint; account: Address; mac: string } | null;
}

export interface AuditRepository {
  loadHead(): Promise<AuditHead | null>;
  saveHead(head: AuditHead): Promise<void>;
  /** The entry and the head that names it, or neither. */
  append(row: AuditRow, head: AuditHead): Promise<void>;
  /** Removes every entry up to and including this number, with the head that says so, or does nothing. */
  removeThrough(number: number, head: AuditHead): Promise<void>;
  /** Entries from one number to another, both included, in order. */
  loadRange(from: number, to: number): Promise<AuditRow[]>;
  loadKind(kind: string): Promise<AuditRow[]>;
  count(): Promise<number>;
}

/** Keeps the audit log. Effects: storage. */
export function createAuditRepository(database: Database): AuditRepository {
  return {
    async loadHead() {
      const row = await database.get("auditHead", "head");
      if (row === undefined) return null;
      const { id: _id, ...head } = row;
      return head;
    },
    async saveHead(head) {
      await database.put("auditHead", { id: "head", ...head });
    },
    async append(row, head) {
      const transaction = database.transaction(["audit", "auditHead"], "readwrite");
      await transaction.objectStore("audit").put(row);
      await transaction.objectStore("auditHead").put({ id: "head", ...head });
      await transaction.done;
    },
    async removeThrough(number, head) {
      const transaction = database.transaction(["audit", "auditHead"], "readwrite");
      await transaction.objectStore("audit").delete(IDBKeyRange.upperBound(number));
      await transaction.objectStore("auditHead").put({ id: "head", ...head });
      await transaction.done;
    },
    loadRange: async (from, to) => (from > to ? [] : database.getAll("audit", IDBKeyRange.bound(from, to))),
    loadKind: (kind) => database.getAllFromIndex("audit", "kind", kind),
    count: () => database.count("audit"),
  };
}
