import type { Level } from "./level.ts";
import type { Address } from "./primitives.ts";

/** Who says so. */
export type Source =
  | { kind: "local"; check: string }
  | { kind: "secware"; ware: number; name: string }
  | { kind: "list"; name: string };

/** One fact with a level, a source and a date. Its page is `docs/findings/<code>.md`. */
export interface Finding {
  /** Words, kebab case: `unlimited-approval`. */
  code: string;
  level: Level;
  /** One sentence that a person can read: asset, amount, counterparty, duration. Plain text, at most 280 characters. */
  text: string;
  /** What the user can do, one sentence. */
  remedy?: string;
  /** What the finding is about, so that the screen can mark the row: an address, a host, a call's index. */
  about?: { address?: Address; host?: string; call?: number };
  source: Source;
  /** ISO 8601. */
  asOf: string;
  /** The block of the facts it rests on, where they are of the chain. */
  block?: number;
}

/** Something that had to be known and was not. Never silent, never folded into a level. */
export interface Gap {
  who: { kind: "secware"; ware: number; name: string } | { kind: "local"; check: string };
  reason: GapReason;
  /** Plain text for the screen, at most 280 characters. */
  text: string;
}

export type GapReason =
  | "timeout"
  | "unreachable"
  | "server-error"
  | "malformed"
  | "invalid-signature"
  | "wrong-subject"
  | "stale"
  | "redirect"
  | "oversized"
  | "budget"
  | "exhausted"
  | "expired"
  | "activating"
  | "stalled"
  | "refused"
  | "unsupported"
  | "manifest-mismatch"
  | "no-opinion"
  | "undecodable"
  | "missing-fact"
  | "chain-unreadable"
  | "failed";
