import type { Finding } from "../domain/finding.ts";
import type { Level, Outcome } from "../domain/level.ts";
import type { Address } from "../domain/primitives.ts";
import type { Subject } from "../domain/subject.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    rechecks: { key: string; value: RecheckRow };
  }
}

/** Something that still stands after it was signed: somebody may take a token, or a site sees an account. */
export interface RecheckRow {
  /** What it is about, so that the same grant signed again is the same row. */
  id: string;
  account: Address;
  what: RecheckWhat;
  /** What was signed, which is judged again. */
  subject: Subject;
  /** The site that asked; null: the wallet itself. */
  origin: string | null;
  /** "Lets 0x12…ab take any amount of your USDC". */
  text: string;
  since: number;
  signed: { level: Level; outcome: Outcome };
  last: RecheckResult | null;
  state: "open" | "closed" | "revoking";
}

export type RecheckWhat =
  | {
      kind: "approval" | "operator";
      chainId: number;
      token: Address;
      spender: Address;
      /** Who keeps it: the token itself, or Permit2. */
      venue: "token" | "permit2";
      /** Milliseconds; null: no end. */
      endsAt: number | null;
    }
  | { kind: "site"; chainId: number };

export interface RecheckResult {
  at: number;
  level: Level;
  outcome: Outcome;
  findings: readonly Finding[];
  gaps: readonly string[];
}

export interface RecheckRepository {
  loadAll(): Promise<RecheckRow[]>;
  save(row: RecheckRow): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Keeps what is checked again after signing. Effects: storage. */
export function createRecheckRepository(database: Database): RecheckRepository {
  return {
    loadAll: () => database.getAll("rechecks"),
    async save(row) {
      await database.put("rechecks", row);
    },
    async remove(id) {
      await database.delete("rechecks", id);
    },
  };
}
