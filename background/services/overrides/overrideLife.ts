import canonicalize from "canonicalize";
import { keccak256, stringToBytes } from "viem/utils";
import type { Override } from "../../../extension/domain/override.ts";
import type { PolicyDocument, Rule } from "../../../extension/domain/policyDocument.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";
import type { OverrideRow, OverrideUse } from "../../../extension/storage/overrides.ts";

export interface Moment {
  now: number;
  /** The browser session of now. */
  session: string;
  /** False: what acts from or until a time does not act. */
  isClockTrusted: boolean;
}

/** The exception as the policy reads it. A request's own use is left out, so that its decision stays what was approved. */
export function asOverride(row: OverrideRow, exceptRequest?: string): Override {
  const { id, account, what, which, startsAt, endsAt, reason, limit } = row;
  const uses = row.uses.filter(({ request }) => request !== exceptRequest);
  const made = uses.length + row.earlier.uses;
  return {
    ...{ id, account, what, which, startsAt, endsAt, reason },
    usesLeft: row.mostUses === null ? null : Math.max(0, row.mostUses - made),
    limit: limit === null ? null : { ...limit, used: usedAmount(uses, row.earlier.amount) },
  };
}

function usedAmount(uses: readonly OverrideUse[], earlier: bigint): bigint {
  return uses.reduce((sum, { amount }) => sum + amount, earlier);
}

/** How often it let something through. */
export function countUses({ uses, earlier }: OverrideRow): number {
  return uses.length + earlier.uses;
}

/** When and why it has ended; null: it has not. */
export function endOf(row: OverrideRow, { now, session }: Moment): OverrideRow["ended"] {
  if (row.ended !== null) return row.ended;
  if (row.session !== null && row.session !== session) return { at: now, by: "browser closed" };
  if (row.endsAt !== null && row.endsAt <= now) return { at: row.endsAt, by: "expired" };
  if (asOverride(row).usesLeft === 0) return { at: row.uses.at(-1)?.at ?? now, by: "used" };
  return null;
}

/** The name of a rule's whole content. */
export function ruleHash(rule: Rule): Hex {
  return keccak256(stringToBytes(canonicalize(rule) ?? ""));
}

/** The rules that an exception is made against: the named one, or for `all` every one that has a guard. */
export function rulesConcerned(which: Override["which"], { rules }: PolicyDocument): readonly Rule[] {
  if (which.kind === "rule") return rules.filter(({ id }) => id === which.rule);
  if (which.kind === "all") return rules.filter(({ then, guard }) => then === "block" && guard !== undefined);
  return [];
}

/** Whether the policy is still one that it was made against: the rule is the same, and no guard has been added around `all`. */
export function fitsPolicy({ which, rules }: OverrideRow, document: PolicyDocument): boolean {
  const concerned = rulesConcerned(which, document);
  if (which.kind === "rule" && concerned.length === 0) return false;
  return concerned.every((rule) => rules.includes(ruleHash(rule)));
}

/** Whether it acts now, as far as time says. */
export function actsNow(row: OverrideRow, moment: Moment): boolean {
  const needsClock = row.startsAt > row.createdAt || row.endsAt !== null;
  if (needsClock && !moment.isClockTrusted) return false;
  return row.startsAt <= moment.now && endOf(row, moment) === null;
}

/** Adds a use, or gives the row back as it is where the digest was counted before. Null: it does not cover another one. */
export function withUse(row: OverrideRow, use: OverrideUse, moment: Moment): OverrideRow | null {
  if (row.uses.some(({ digest }) => digest === use.digest)) return row;
  if (!actsNow(row, moment)) return null;
  const { limit } = asOverride(row);
  if (limit !== null && limit.used + use.amount > limit.amount) return null;
  return foldUses({ ...row, uses: [...row.uses, use] });
}

const mostListed = 100;

/** Uses of long ago are counted and no longer listed. */
function foldUses(row: OverrideRow): OverrideRow {
  const folded = row.uses.slice(0, -mostListed);
  if (folded.length === 0) return row;
  return {
    ...row,
    uses: row.uses.slice(-mostListed),
    earlier: {
      uses: row.earlier.uses + folded.length,
      amount: usedAmount(folded, row.earlier.amount),
    },
  };
}
