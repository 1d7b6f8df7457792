import type { Address, Hex } from "../../domain/primitives.ts";
import { differencesOf, readOf } from "../../domain/simulation/readings.ts";
import type { ChainClient } from "../chainClients.ts";
import { createdOf } from "./created.ts";
import { pricePaid } from "./fees.ts";
import { type BlockCall, type CallResult, simulateBlock } from "./simulateBlock.ts";
import type { SimulationOrder } from "./simulator.ts";
import type { Measured, MeasureOptions, Surroundings, Way } from "./way.ts";

/** By `eth_simulateV1`: the calls and all readings in one simulated block. */
export const blockWay: Way = {
  name: "block",
  fits: () => true,
  async explore(client, order, surroundings) {
    const calls = order.calls.map((call): BlockCall => ({ kind: "act", call }));
    const results = await simulateBlock(client, { ...surroundings, from: order.from, calls });
    if (results === null) return null;
    return {
      logs: results.flatMap(({ logs }) => logs),
      touched: [],
      measure: (options) => measure(client, order, { ...options, surroundings }),
    };
  },
};

async function measure(
  client: ChainClient,
  { from, calls }: SimulationOrder,
  { surroundings, watched, code, created }: MeasureOptions & { surroundings: Surroundings },
): Promise<Measured | null> {
  const { places, values } = surroundings;
  const reads = watched.map((one): BlockCall => {
    const { to, data } = readOf(one, from);
    return { kind: "read", to: to ?? places.coinReader, data };
  });
  const hashOf = (address: Address): BlockCall => {
    return { kind: "read", to: places.codeReader, data: `0x${address.slice(2).padStart(64, "0")}` };
  };
  const acts = calls.map((call): BlockCall => ({ kind: "act", call }));
  const all = [...code.map(hashOf), ...reads, ...acts, ...reads, ...created.map(hashOf)];
  const results = await simulateBlock(client, { ...surroundings, from, calls: all });
  if (results === null) return null;
  const begin = code.length + reads.length;
  const end = begin + acts.length;
  const ran = results.slice(begin, end);
  const before = results.slice(code.length, begin).map(wordIn);
  const after = results.slice(end, end + reads.length).map(wordIn);
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
    created: createdOf(created, results.slice(end + reads.length).map(wordIn)),
  };
}

function wordIn({ isSuccess, returned }: CallResult): Hex | null {
  return isSuccess ? returned : null;
}
