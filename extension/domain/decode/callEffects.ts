import type { Address } from "../primitives.ts";

/** What a call of a known kind is for. Each has its words in `describe/effects.ts`. */
export type CallPurpose =
  | "deposit"
  | "withdraw"
  | "supply"
  | "borrow"
  | "repay"
  | "collateral"
  | "stake"
  | "unstake"
  | "cooldown"
  | "claim"
  | "swap"
  | "liquidity"
  | "wrap"
  | "unwrap"
  | "bridge"
  | "vote"
  | "name";

/** Something of value in a call. `token` null: one that only the contract knows; `amount` null: as much as it turns out. */
export interface CallAsset {
  token: Address | "coin" | null;
  amount: bigint | null;
}

/** What a call of a known kind takes and gives, as far as its arguments say. */
export interface CallEffects {
  purpose: CallPurpose;
  gives: readonly (CallAsset & { owner: Address })[];
  gets: readonly (CallAsset & { recipient: Address; isLeast: boolean })[];
  /** Who owes what is borrowed, or whose debt is paid back. */
  debtor: Address | null;
  endsAt: bigint | null;
  /** What a person should read beside it, such as the name that is meant. Foreign text. */
  note: string | null;
}

/** Why a call of a known kind is not wholly understood. */
export type CallDoubt = "coin" | "wrapped" | "owner" | "recipient" | "token" | "price" | "debt" | "purpose";

/** Purposes of which arguments never say all: what a swap is worth, what a bridge does at its other end. */
const neverWhole: Partial<Record<CallPurpose, CallDoubt>> = {
  swap: "price",
  liquidity: "price",
  borrow: "debt",
  collateral: "debt",
  bridge: "purpose",
  name: "purpose",
  claim: "purpose",
  stake: "purpose",
};

/**
 * What stays open about a call, worst first; null: everything that it moves is named, and moves for `actor` alone. Whatever is
 * open stays a gap: a known name is no reason to trust the contract that answers to it.
 */
export function doubtOf(
  effects: CallEffects,
  { actor, value, depth }: { actor: Address; value: bigint; depth: number },
): CallDoubt | null {
  const { gives, gets, debtor, purpose } = effects;
  if (gets.some(({ recipient }) => recipient !== actor) || (debtor !== null && debtor !== actor)) {
    return "recipient";
  }
  if (gives.some(({ owner }) => owner !== actor)) return "owner";
  if (value > 0n) return "coin";
  if (depth > 0) return "wrapped";
  if (gives.some(({ token }) => token === null)) return "token";
  return neverWhole[purpose] ?? null;
}
