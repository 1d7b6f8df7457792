import type { Hex } from "../../domain/primitives.ts";
import { differencesOf } from "../../domain/simulation/readings.ts";
import type { ChainClient } from "../chainClients.ts";
import { type Frames, readFrames } from "./callFrames.ts";
import { createdOf } from "./created.ts";
import { pricePaid } from "./fees.ts";
import type { Step } from "./program.ts";
import { readSteps, stepOf } from "./readings.ts";
import { oldOverridesOf, paramsOf, type RawCall, toHex } from "./rpcShapes.ts";
import type { SimulatedCall, SimulationOrder } from "./simulator.ts";
import { mergeChanges, type Overrides, readDiff } from "./stateDiff.ts";
import type { Measured, MeasureOptions, Surroundings, Way } from "./way.ts";

/** Each call is two questions, one after the other: more would not end in time. */
const mostCalls = 6;

/**
 * By `debug_traceCall`: each call is run on the state that the one before left, and the readings afterwards are made by
 * `eth_call` on the state that the last one leaves.
 */
export const traceWay: Way = {
  name: "trace",
  fits: ({ calls }) => calls.length <= mostCalls,
  async explore(client, order, surroundings) {
    const { from, calls } = order;
    const { coin, values } = surroundings;
    const start: Overrides = coin === null ? {} : { [from]: { balance: toHex(coin) } };
    const ran: Frames[] = [];
    let state = start;
    for (const call of calls) {
      const one = await traceCall(client, { from, call, state, surroundings });
      if (one === null) return null;
      if (ran.length === 0 && coin !== null && one.coinBefore !== coin) return null;
      ran.push(one.frames);
      state = mergeChanges(state, one.changes);
    }
    const fee = ran.reduce((sum, { gasUsed }, index) => {
      const call = calls[index];
      return call === undefined ? sum : sum + gasUsed * pricePaid(call.fees, values.baseFee);
    }, 0n);
    const isReverted = ran.some((one) => one.isReverted);
    return {
      logs: ran.flatMap(({ logs }) => logs),
      touched: ran.flatMap(({ touched }) => touched),
      measure: (options) =>
        measure(client, order, { ...options, surroundings, start, end: state, fee, isReverted }),
    };
  },
};

interface OneCall {
  from: Hex;
  call: SimulatedCall;
  state: Overrides;
  surroundings: Surroundings;
}

async function traceCall({ viem }: ChainClient, { from, call, state, surroundings }: OneCall) {
  const changed = { stateOverrides: state, blockOverrides: oldOverridesOf(surroundings.values) };
  const place = [paramsOf(call, from), toHex(surroundings.base)] as const;
  const trace = (options: object) =>
    viem.request<RawCall>({ method: "debug_traceCall", params: [...place, { ...options, ...changed }] });
  const [said, told] = await Promise.all([
    trace({ tracer: "prestateTracer", tracerConfig: { diffMode: true } }),
    trace({ tracer: "callTracer", tracerConfig: { withLog: true } }),
  ]);
  const [diff, frames] = [readDiff(said), readFrames(told)];
  if (diff === null || frames === null) return null;
  return { frames, changes: diff.changes, coinBefore: diff.coinBefore(from) };
}

interface Ran extends MeasureOptions {
  surroundings: Surroundings;
  start: Overrides;
  end: Overrides;
  fee: bigint;
  isReverted: boolean;
}

async function measure(
  client: ChainClient,
  { from }: SimulationOrder,
  { surroundings, watched, code, created, start, end, fee, isReverted }: Ran,
): Promise<Measured | null> {
  const place = { asker: surroundings.places.asker, block: surroundings.base };
  const hashOf = (of: Hex): Step => ({ kind: "code", of });
  const reads = watched.map((one) => stepOf(one, from));
  const [before, after] = await Promise.all([
    readSteps(client, [...reads, ...code.map(hashOf)], { ...place, state: start }),
    readSteps(client, [...reads, ...created.map(hashOf)], { ...place, state: end }),
  ]);
  if (before === null || after === null) return null;
  return {
    isReverted,
    differences: differencesOf({ watched, before, after }, { account: from, fee }),
    code: code.map((address, index) => ({ address, hash: before[reads.length + index] ?? "0x" })),
    created: createdOf(created, after.slice(reads.length)),
  };
}
