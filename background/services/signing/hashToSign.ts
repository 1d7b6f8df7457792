import { keccak256, serializeTransaction, type TransactionSerializable } from "viem";
import type { Hex } from "../../../extension/domain/primitives.ts";
import type { SignTransactionOptions } from "./signing.ts";

type Unsigned = Pick<SignTransactionOptions, "chainId" | "call" | "prepared">;

/** The transaction as its bytes will be, without a signature. */
export function unsignedOf({ chainId, call, prepared }: Unsigned): TransactionSerializable {
  const { nonce, gas, fees } = prepared;
  const shared = { chainId, nonce, gas, value: call.value, data: call.data };
  const target = call.to === null ? {} : { to: call.to };
  if (fees.kind === "legacy") return { type: "legacy", ...shared, ...target, gasPrice: fees.gasPrice };
  const { maxFeePerGas, maxPriorityFeePerGas } = fees;
  return { type: "eip1559", ...shared, ...target, maxFeePerGas, maxPriorityFeePerGas };
}

/** What is signed of a transaction, and what a device shows of one that it cannot read. */
export function hashToSign(unsigned: Unsigned): Hex {
  return keccak256(serializeTransaction(unsignedOf(unsigned)));
}
