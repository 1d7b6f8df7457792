import type { Fees } from "../transaction.ts";

/** What one unit of gas costs in a block of that base fee. */
export function pricePaid(fees: Fees, baseFee: bigint | null): bigint {
  if (fees.kind === "legacy") return fees.gasPrice;
  const offered = (baseFee ?? 0n) + fees.maxPriorityFeePerGas;
  return offered < fees.maxFeePerGas ? offered : fees.maxFeePerGas;
}

/** What one unit of gas costs at most. */
export function mostPrice(fees: Fees): bigint {
  return fees.kind === "legacy" ? fees.gasPrice : fees.maxFeePerGas;
}
