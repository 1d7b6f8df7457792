import type { PolicyDocument } from "../../policyDocument.ts";
import type { Token } from "./token.ts";

/** The user's own prices, as whole numbers that can be added whatever the tokens' decimals. */
export interface PriceTable {
  /** So many parts make a hundredth of the user's money. */
  parts: bigint;
  /** An amount in parts; null: it has no price. A missing price is never zero. */
  worth: (chain: number | null, token: Token, amount: bigint) => bigint | null;
}

export function priceTableOf({ prices = {} }: Pick<PolicyDocument, "prices">): PriceTable {
  const most = Object.values(prices).reduce((decimals, price) => Math.max(decimals, price.decimals), 0);
  const factors = new Map(
    Object.entries(prices).map(([key, { decimals, perUnit }]) => [
      key,
      BigInt(perUnit) * 10n ** BigInt(most - decimals),
    ]),
  );
  return {
    parts: 10n ** BigInt(most),
    worth(chain, token, amount) {
      const factor = factors.get(`${chain}:${token}`);
      return factor === undefined ? null : amount * factor;
    },
  };
}
