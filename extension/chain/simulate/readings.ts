import * as v from "valibot";
import type { Address, Hex } from "../../domain/primitives.ts";
import { readOf } from "../../domain/simulation/readings.ts";
import type { Watched } from "../../domain/simulation/simulation.ts";
import type { ChainClient } from "../chainClients.ts";
import { programOf, resultsIn, type Step } from "./program.ts";
import { hexBytes, type RawCall, toHex } from "./rpcShapes.ts";
import type { Overrides } from "./stateDiff.ts";

/** Where steps are asked: on top of one block, with a changed state. */
interface StepsPlace {
  asker: Address;
  block: bigint;
  state: Overrides;
}

/** How a program asks for one watched thing. */
export function stepOf(watched: Watched, account: Address): Step {
  const { to, data } = readOf(watched, account);
  return to === null ? { kind: "coin", of: account } : { kind: "word", to, data };
}

/**
 * One word of each step, read in one `eth_call` that creates nothing: null where a step gave none. Null for all where the
 * answer is not one. Throws what the node's refusal throws. Effects: network.
 */
export async function readSteps(
  { viem }: ChainClient,
  steps: readonly Step[],
  { asker, block, state }: StepsPlace,
): Promise<readonly (Hex | null)[] | null> {
  const call = { from: asker, data: programOf(steps) };
  const tag = toHex(block);
  const params = Object.keys(state).length === 0 ? [call, tag] : [call, tag, state];
  const answer = await viem.request<RawCall>({ method: "eth_call", params });
  const parsed = v.safeParse(hexBytes, answer);
  const results = parsed.success ? resultsIn(parsed.output, steps.length) : null;
  return results?.map(({ isSuccess, word }) => (isSuccess ? word : null)) ?? null;
}
