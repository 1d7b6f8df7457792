import type { Address, Hex } from "../../domain/primitives.ts";
import { differencesOf, readOf } from "../../domain/simulation/readings.ts";
import type { Simulation, SimulationDone, Watched } from "../../domain/simulation/simulation.ts";
import { watchedBy } from "../../domain/simulation/watch.ts";
import type { ChainClient, ChainClients } from "../chainClients.ts";
import type { Fees } from "../transaction.ts";
import { nextBlock } from "./nextBlock.ts";
import { refusalOf } from "./refusal.ts";
import {
  type BlockCall,
  type BlockOrder,
  type CallResult,
  type RawCall,
  simulateBlock,
} from "./simulateBlock.ts";
import type { SimulationOrder, Simulator } from "./simulator.ts";

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
  };
}

async function run(
  client: ChainClient,
  order: SimulationOrder,
  randomBytes: (length: number) => Uint8Array,
): Promise<Simulation> {
  try {
    const values = await nextBlock(client);
    const places = { coinReader: randomAddress(randomBytes), asker: randomAddress(randomBytes) };
    const acts = order.calls.map((call): BlockCall => ({ kind: "act", call }));
    const base = { from: order.from, values, places };
    const [first, touched] = await Promise.all([
      simulateBlock(client, { ...base, calls: acts }),
      touchedBy(client, order),
    ]);
    if (first === null) return nonsense;
    const watched = watchedBy(order.actions, {
      account: order.from,
      logs: first.flatMap(({ logs }) => logs),
      touched,
    });
    return await measure(client, order, { ...base, calls: acts }, watched);
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

/** Runs everything again with a reading of each watched thing before and after. */
async function measure(
  client: ChainClient,
  { from, calls }: SimulationOrder,
  block: BlockOrder,
  watched: readonly Watched[],
): Promise<Simulation> {
  const reads = watched.map((one): BlockCall => {
    const { to, data } = readOf(one, from);
    return { kind: "read", to: to ?? block.places.coinReader, data };
  });
  const results = await simulateBlock(client, { ...block, calls: [...reads, ...block.calls, ...reads] });
  if (results === null) return nonsense;
  const acts = results.slice(reads.length, reads.length + calls.length);
  const before = results.slice(0, reads.length).map(wordIn);
  const after = results.slice(reads.length + calls.length).map(wordIn);
  if (before[0] === null || after[0] === null) return nonsense;
  const fee = acts.reduce((sum, { gasUsed }, index) => {
    const call = calls[index];
    return call === undefined ? sum : sum + gasUsed * pricePaid(call.fees, block.values.baseFee);
  }, 0n);
  const done: SimulationDone = {
    status: "done",
    block: Number(block.values.number - 1n),
    isReverted: acts.some(({ isSuccess }) => !isSuccess),
    mostFee: calls.reduce((sum, { gas, fees }) => sum + gas * mostPrice(fees), 0n),
    differences: differencesOf({ watched, before, after }, { account: from, fee }),
  };
  return done;
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

function mostPrice(fees: Fees): bigint {
  return fees.kind === "legacy" ? fees.gasPrice : fees.maxFeePerGas;
}

/** The contracts that the calls touch, as far as the node says; they may hold something without telling of it. */
async function touchedBy(
  { viem }: ChainClient,
  { from, calls }: SimulationOrder,
): Promise<readonly Address[]> {
  const lists = calls.map(async ({ to, value, data }) => {
    if (to === null || data === "0x") return [];
    const call = { from, to, value: `0x${value.toString(16)}`, data };
    const answer = await viem.request<RawCall>({ method: "eth_createAccessList", params: [call, "latest"] });
    return [to, ...addressesIn(answer)];
  });
  const settled = await Promise.allSettled(lists);
  const found = settled.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  return [
    ...new Set([...calls.flatMap(({ to, data }) => (to === null || data === "0x" ? [] : [to])), ...found]),
  ];
}

function addressesIn(answer: unknown): readonly Address[] {
  if (typeof answer !== "object" || answer === null || !("accessList" in answer)) return [];
  const { accessList } = answer;
  if (!Array.isArray(accessList)) return [];
  return accessList.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null || !("address" in entry)) return [];
    const { address } = entry;
    if (typeof address !== "string" || !/^0x[0-9a-fA-F]{40}$/.test(address)) return [];
    const lower: Address = `0x${address.slice(2).toLowerCase()}`;
    return [lower];
  });
}

function randomAddress(randomBytes: (length: number) => Uint8Array): Address {
  const digits = [...randomBytes(20)].map((byte) => byte.toString(16).padStart(2, "0"));
  return `0x${digits.join("")}`;
}
