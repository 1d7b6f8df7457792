import { concat, keccak, padWord, toBytes, toHex, toWord } from "./bytes.ts";
import type { Address, Hex } from "./primitives.ts";

/** A plan's terms as the registry froze them. */
export interface PlanTerms {
  chainId: number;
  registry: Address;
  ware: number;
  plan: number;
  /** Price of one plan in the smallest unit of SEC. */
  price: bigint;
  /** Calls of one plan. */
  units: number;
  /** Seconds. */
  duration: number;
  /** Scope: which kinds the plan covers. */
  flags: number;
  slaHash: Hex;
  termsHash: Hex;
}

/** A SecWare's number as 32 bytes on the wire. */
export function secwareIdOf(ware: number): Hex {
  return toHex(toWord(ware));
}

/** keccak256(abi.encode(…)) of the terms; the buyer names it, the contract compares it. */
export function planHashOf(terms: PlanTerms): Hex {
  return keccak(
    concat(
      toWord(terms.chainId),
      padWord(terms.registry),
      ...[terms.ware, terms.plan, terms.price, terms.units, terms.duration, terms.flags].map(toWord),
      toBytes(terms.slaHash),
      toBytes(terms.termsHash),
    ),
  );
}

/** The name of a purchase, never reused. */
export function purchaseIdOf(purchase: {
  chainId: number;
  market: Address;
  owner: Address;
  ware: number;
  planHash: Hex;
  buyerNonce: number;
}): Hex {
  return keccak(
    concat(
      toWord(purchase.chainId),
      padWord(purchase.market),
      padWord(purchase.owner),
      toWord(purchase.ware),
      toBytes(purchase.planHash),
      toWord(purchase.buyerNonce),
    ),
  );
}
