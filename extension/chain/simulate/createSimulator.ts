import type { Hex } from "../../domain/primitives.ts";
import type { Run, Simulation } from "../../domain/simulation/simulation.ts";
import { watchedBy } from "../../domain/simulation/watch.ts";
import type { ChainClient, ChainClients } from "../chainClients.ts";
import { findLogs, measure, mostPrice, type Surroundings } from "./measure.ts";
import { nextBlock, otherBlock } from "./nextBlock.ts";
import { refusalOf } from "./refusal.ts";
import type { SimulationOrder, Simulator } from "./simulator.ts";
import { behindProxies, called, touchedBy } from "./touched.ts";

const absent = { status: "absent", text: "Not simulated: this network's node offers no simulation" } as const;
const nonsense = { status: "failed", text: "The node's simulation gave no usable answer." } as const;

/** Simulation by `eth_simulateV1`. Whether a node has it is remembered while the worker lives. */
export function createSimulator(
  clients: ChainClients,
  randomBytes: (length: number) => Uint8Array,
): Simulator {
  const without = new WeakSet<ChainClient>();
  return {
    async simulate(order) {
      try {
        const client = await clients.client(order.chainId);
        if (without.has(client)) return absent;
        const simulation = await run(client, order, randomBytes);
        if (simulation === absent) without.add(client);
        return simulation;
      } catch {
        return nonsense;
      }
    },
    async newestBlock(chainId) {
      try {
        return Number(await (await clients.client(chainId)).viem.getBlockNumber());
      } catch {
        return null;
      }
    },
  };
}

async function run(
  client: ChainClient,
  order: SimulationOrder,
  randomBytes: (length: number) => Uint8Array,
): Promise<Simulation> {
  const random = (length: number): Hex => `0x${toText(randomBytes(length))}`;
  try {
    const [values, coin] = await Promise.all([
      nextBlock(client),
      client.viem.getBalance({ address: order.from }),
    ]);
    const places = { coinReader: random(20), codeReader: random(20), asker: random(20) };
    const prices = order.calls.map(({ fees }) => mostPrice(fees));
    const [leastPrice = 0n] = prices.sort((one, another) => (one < another ? -1 : 1));
    const other = otherBlock(values, { leastPrice, producer: random(20), random: random(32) });
    return await measureBoth(client, order, [
      { values, places, coin: null },
      { values: other, places, coin: coin * 2n + 10n ** 18n },
    ]);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === "no-such-method") return absent;
    // Some nodes that have the method cannot run what creates a contract.
    if (refusal === "bad-params" && order.calls.some(({ to }) => to === null)) {
      return { status: "absent", text: "Not simulated: this network's node does not simulate new contracts" };
    }
    return nonsense;
  }
}

/** Runs once to find what is touched, then again with readings, each in both surroundings. */
async function measureBoth(
  client: ChainClient,
  order: SimulationOrder,
  [first, second]: readonly [Surroundings, Surroundings],
): Promise<Simulation> {
  const [one, other, touched, behind] = await Promise.all([
    findLogs(client, order, first),
    findLogs(client, order, second).catch(() => null),
    touchedBy(client, order),
    behindProxies(client, order),
  ]);
  if (one === null) return nonsense;
  const watched = watchedBy(order.actions, {
    ...{ account: order.from, touched },
    logs: [...one, ...(other ?? [])],
  });
  const code = [...new Set([...called(order), ...behind])];
  const [measured, again] = await Promise.all([
    measure(client, order, { surroundings: first, watched, code }),
    other === null
      ? null
      : measure(client, order, { surroundings: second, watched, code: [] }).catch(() => null),
  ]);
  if (measured === null || isAbsurd(order, measured)) return nonsense;
  const { isReverted, differences } = measured;
  return {
    status: "done",
    block: Number(first.values.number - 1n),
    ...{ isReverted, differences, code: measured.code, changedCode: [] },
    second: again === null ? null : { isReverted: again.isReverted, differences: again.differences },
    mostFee: order.calls.reduce((sum, { gas, fees }) => sum + gas * mostPrice(fees), 0n),
  };
}

/** A run in which coin was paid and nothing at all changed did not happen. */
function isAbsurd({ from, calls }: SimulationOrder, { isReverted, differences }: Run): boolean {
  const isPaid = calls.some(({ to, value }) => value > 0n && to !== from);
  return isPaid && !isReverted && differences.length === 0;
}

function toText(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
