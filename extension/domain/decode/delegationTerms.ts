import type { DelegatedSpend, DelegationTerms } from "./action.ts";

/** The most that may leave by one limit until the end; null: no bound. */
export function mostSpent(
  { asset, every }: DelegatedSpend,
  { endsAt, uses }: DelegationTerms,
): bigint | null {
  if (every.kind === "once" || every.kind === "second") return asset.amount;
  if (every.kind === "call") return uses === null ? null : asset.amount * uses;
  if (endsAt === null || every.seconds === 0n) return null;
  // It can be used before its end's own second, and a period that has begun counts whole.
  const periods = endsAt <= every.from ? 0n : (endsAt - 1n - every.from) / every.seconds + 1n;
  return asset.amount * periods;
}
