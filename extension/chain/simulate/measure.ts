import type { Address, Hex } from "../../domain/primitives.ts";
import { differencesOf, readOf } from "../../domain/simulation/readings.ts";
import type { CodeHash, Run, SimulatedLog, Watched } from "../../domain/simulation/simulation.ts";
import type { ChainClient } from "../chainClients.ts";
import type { Fees } from "../transaction.ts";
import { type BlockCall, type BlockOrder, type CallResult, simulateBlock } from "./simulateBlock.ts";
import type { SimulationOrder } from "./simulator.ts";

/** What the simulated chain is like around the calls. */
export type Surroundings = Pick<BlockOrder, "values" | "places" | "coin">;

/** The logs of one run, null where the node's answer is none. Throws what the node's refusal throws. Effects: network. */
export async function findLogs(
  client: ChainClient,
  { from, calls }: SimulationOrder,
  surroundings: Surroundings,
): Promise<readonly SimulatedLog[] | null> {
  const acts = calls.map((call): BlockCall => ({ kind: "act", call }));
  const results = await simulateBlock(client, { ...surroundings, from, calls: acts });
  return results === null ? null : results.flatMap(({ logs }) => logs);
}

export interface MeasureOptions {
  surroundings: Surroundings;
  watched: readonly Watched[];
  /** Whose code is to be named by its hash. */
  code: readonly Address[];
}

/** One run with a reading of each watched thing before and after. Null as with `findLogs`; throws like it. Effects: network. */
export async function measure(
  client: ChainClient,
  { from, calls }: SimulationOrder,
  { surroundings, watched, code }: MeasureOptions,
): Promise<(Run & { code: readonly CodeHash[] }) | null> {
  const { places, values } = surroundings;
  const reads = watched.map((one): BlockCall => {
    const { to, data } = readOf(one, from);
    return { kind: "read", to: to ?? places.coinReader, data };
  });
  const hashes = code.map((address): BlockCall => {
    return { kind: "read", to: places.codeReader, data: `0x${address.slice(2).padStart(64, "0")}` };
  });
  const acts = calls.map((call): BlockCall => ({ kind: "act", call }));
  const all = [...hashes, ...reads, ...acts, ...reads];
  const results = await simulateBlock(client, { ...surroundings, from, calls: all });
  if (results === null) return null;
  const begin = hashes.length + reads.length;
  const ran = results.slice(begin, begin + acts.length);
  const before = results.slice(hashes.length, begin).map(wordIn);
  const after = results.slice(begin + acts.length).map(wordIn);
  // The coin comes first; a node that does not say how much there is has not run this.
  if (before[0] === null || after[0] === null) return null;
  const fee = ran.reduce((sum, { gasUsed }, index) => {
    const call = calls[index];
    return call === undefined ? sum : sum + gasUsed * pricePaid(call.fees, values.baseFee);
  }, 0n);
  return {
    isReverted: ran.some(({ isSuccess }) => !isSuccess),
    differences: differencesOf({ watched, before, after }, { account: from, fee }),
    code: code.map((address, index) => ({ address, hash: results[index]?.returned ?? "0x" })),
  };
}

function wordIn({ isSuccess, returned }: CallResult): Hex | null {
  return isSuccess ? returned : null;
}

/** What one unit of gas costs in a block of that base fee. */
function pricePaid(fees: Fees, baseFee: bigint | null): bigint {
  if (fees.kind === "legacy") return fees.gasPrice;
  const offered = (baseFee ?? 0n) + fees.maxPriorityFeePerGas;
  return offered < fees.maxFeePerGas ? offered : fees.maxFeePerGas;
}

/** What one unit of gas costs at most. */
export function mostPrice(fees: Fees): bigint {
  return fees.kind === "legacy" ? fees.gasPrice : fees.maxFeePerGas;
}
