import * as v from "valibot";
import type { Address, Hex } from "../../domain/primitives.ts";
import type { SimulatedLog } from "../../domain/simulation/simulation.ts";
import type { ChainClient } from "../chainClients.ts";
import { hexBytes, logShape, paramsOf, quantity, type RawCall, toHex } from "./rpcShapes.ts";
import type { SimulatedCall } from "./simulator.ts";
import type { BlockValues, Surroundings } from "./way.ts";

export type BlockCall = { kind: "read"; to: Address; data: Hex } | { kind: "act"; call: SimulatedCall };

interface BlockOrder extends Surroundings {
  from: Address;
  calls: readonly BlockCall[];
}

export interface CallResult {
  isSuccess: boolean;
  gasUsed: bigint;
  returned: Hex;
  logs: readonly SimulatedLog[];
}

const resultShape = v.tuple([
  v.object({
    calls: v.array(
      v.object({
        status: v.picklist(["0x0", "0x1"]),
        gasUsed: quantity,
        returnData: hexBytes,
        logs: v.pipe(v.optional(v.array(logShape), []), v.maxLength(2000)),
      }),
    ),
  }),
]);

/** `BALANCE` of the address in the first word. */
const coinReaderCode = "0x6000353160005260206000f3";
/** `EXTCODEHASH` of the address in the first word. */
const codeReaderCode = "0x6000353f60005260206000f3";
const gasOfRead = 500_000n;
/** So that the asker can pay for its questions: a block is only as the chain's where fees are taken. */
const askersCoin = 10n ** 30n;

/**
 * Has the node run calls in one block of the given values, fees and numbers taken as the chain would. Null where the
 * answer is not one. Throws what the node's refusal throws. Effects: network.
 */
export async function simulateBlock(
  { viem }: ChainClient,
  order: BlockOrder,
): Promise<readonly CallResult[] | null> {
  const { from, values, calls, places, coin } = order;
  const block = {
    blockOverrides: overridesOf(values),
    stateOverrides: {
      [places.coinReader]: { code: coinReaderCode },
      [places.codeReader]: { code: codeReaderCode },
      ...(coin === null ? {} : { [from]: { balance: toHex(coin) } }),
      [places.asker]: { balance: toHex(askersCoin) },
    },
    calls: calls.map((call) => callParams(call, order)),
  };
  const params = [{ blockStateCalls: [block], traceTransfers: true, validation: true }, "latest"] as const;
  const answer = await viem.request<RawCall>({ method: "eth_simulateV1", params });
  const parsed = v.safeParse(resultShape, answer);
  if (!parsed.success || parsed.output[0].calls.length !== calls.length) return null;
  return parsed.output[0].calls.map(({ status, gasUsed, returnData, logs }) => ({
    isSuccess: status === "0x1",
    gasUsed,
    returned: returnData,
    logs,
  }));
}

function overridesOf({ number, time, feeRecipient, baseFee, prevRandao, gasLimit }: BlockValues) {
  const numbers = { number: toHex(number), time: toHex(time), gasLimit: toHex(gasLimit) };
  const fee = baseFee === null ? {} : { baseFeePerGas: toHex(baseFee) };
  return { ...numbers, ...fee, feeRecipient, prevRandao };
}

function callParams(call: BlockCall, { from, values, places }: BlockOrder): Record<string, unknown> {
  if (call.kind === "read") {
    const price = toHex(values.baseFee ?? 0n);
    return { from: places.asker, to: call.to, input: call.data, gas: toHex(gasOfRead), gasPrice: price };
  }
  return paramsOf(call.call, from);
}
