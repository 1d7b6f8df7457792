import { createHash } from "node:crypto";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import { invariant } from "../../../extension/errors/invariant.ts";

/** Draws that follow from a seed alone. */
export interface Dice {
  /** A whole number from 0 up to and without `limit`. */
  below: (limit: number) => number;
  /** True in `share` of the draws. */
  chance: (share: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  bytes: (length: number) => Hex;
  address: () => Address;
  /** An amount between `low` and `high` whole units, with a few digits behind the point. */
  amount: (low: number, high: number, decimals: number) => bigint;
}

/** Dice that fall the same for the same seed, on every machine. */
export function createDice(seed: string): Dice {
  let drawn = 0;
  const block = () => createHash("sha256").update(`${seed}/${drawn++}`).digest();
  const below = (limit: number) => Math.floor((block().readUInt32BE(0) / 2 ** 32) * limit);
  const bytes = (length: number): Hex => {
    let hex = "";
    while (hex.length < 2 * length) hex += block().toString("hex");
    return `0x${hex.slice(0, 2 * length)}`;
  };
  return {
    below,
    chance: (share) => below(10_000) < share * 10_000,
    pick: (list) => {
      const picked = list[below(list.length)];
      invariant(picked !== undefined, "dice pick from a list that holds something");
      return picked;
    },
    bytes,
    address: () => bytes(20),
    amount: (low, high, decimals) => {
      const thousandths = BigInt(low * 1000 + below((high - low) * 1000) + 1);
      return (thousandths * 10n ** BigInt(decimals)) / 1000n;
    },
  };
}
