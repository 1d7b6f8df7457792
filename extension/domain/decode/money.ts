import type { Address } from "../primitives.ts";
import type { Asset } from "./action.ts";

const coins: readonly Address[] = [`0x${"0".repeat(40)}`, `0x${"e".repeat(40)}`];

/** An amount of a token, or of the coin where the address is one of the two that stand for it. */
export function moneyOf(token: Address, amount: bigint): Asset {
  return coins.includes(token) ? { kind: "coin", amount } : { kind: "erc20", token, amount };
}
