import canonicalize from "canonicalize";
import { concatBytes, hexToBytes, keccak256, stringToBytes } from "viem/utils";
import type { Hex } from "../../../extension/domain/primitives.ts";
import type { AuditRow } from "../../../extension/storage/audit.ts";

/** What the first entry of all is chained to. */
export const noHash: Hex = `0x${"0".repeat(64)}`;

/** keccak256 of the previous entry's hash and the RFC 8785 bytes of the entry without its own. */
export function hashEntry(previous: Hex, entry: Omit<AuditRow, "hash">): Hex {
  const { hash: _hash, ...rest } = entry as AuditRow;
  return keccak256(concatBytes([hexToBytes(previous), stringToBytes(canonicalize(rest) ?? "")]));
}

/** The first entry that does not follow from the one before it; `number` is the one it should have been. */
export type Break = { number: number; at: number | null };

/** Follows the chain from one entry on. Rows are given in order; what was read before is not kept. */
export function createFollower(start: { number: number; hash: Hex; at: number | null }): {
  follow(rows: readonly AuditRow[]): Break | null;
  end(): { number: number; hash: Hex; at: number | null };
} {
  let last = start;
  return {
    follow(rows) {
      for (const row of rows) {
        if (!isNext(last, row))
          return { number: last.number + 1, at: Number.isFinite(row.at) ? row.at : last.at };
        last = { number: row.number, hash: row.hash, at: row.at };
      }
      return null;
    },
    end: () => last,
  };
}

function isNext(last: { hash: Hex }, row: AuditRow): boolean {
  try {
    return hashEntry(last.hash, row) === row.hash;
  } catch {
    // What cannot be brought into the form that is hashed was not written by this wallet.
    return false;
  }
}
