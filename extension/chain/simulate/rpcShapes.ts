import * as v from "valibot";
import type { Address, Hex } from "../../domain/primitives.ts";
import type { SimulatedCall } from "./simulator.ts";
import type { BlockValues } from "./way.ts";

/** A method whose answer is decoded here and not by viem. */
export interface RawCall {
  Method: string;
  Parameters: readonly unknown[];
  ReturnType: unknown;
}

export const hexBytes = v.pipe(
  v.string(),
  v.regex(/^0x([0-9a-fA-F]{2})*$/),
  v.transform((text): Hex => `0x${text.slice(2).toLowerCase()}`),
);
export const quantity = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{1,64}$/),
  v.transform((text) => BigInt(text)),
);
export const address = v.pipe(hexBytes, v.length(42));
const topic = v.pipe(hexBytes, v.length(66));
export const logShape = v.object({
  address,
  topics: v.pipe(v.array(topic), v.maxLength(4)),
  data: hexBytes,
});

export function toHex(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}

/** A call as the methods of a node take it. */
export function paramsOf({ to, value, data, gas, fees }: SimulatedCall, from: Address) {
  const target = to === null ? {} : { to };
  const price =
    fees.kind === "legacy"
      ? { gasPrice: toHex(fees.gasPrice) }
      : {
          maxFeePerGas: toHex(fees.maxFeePerGas),
          maxPriorityFeePerGas: toHex(fees.maxPriorityFeePerGas),
        };
  return { from, ...target, value: toHex(value), input: data, gas: toHex(gas), ...price };
}

/** A block's values by the names that nodes know which have no `eth_simulateV1`. */
export function oldOverridesOf({ number, time, feeRecipient, baseFee, prevRandao, gasLimit }: BlockValues) {
  const numbers = { number: toHex(number), time: toHex(time), gasLimit: toHex(gasLimit) };
  const fee = baseFee === null ? {} : { baseFee: toHex(baseFee) };
  return { ...numbers, ...fee, coinbase: feeRecipient, random: prevRandao };
}
