import type { Address, Hex } from "../../domain/primitives.ts";
import type { Run, Simulation } from "../../domain/simulation/simulation.ts";
import { watchedBy } from "../../domain/simulation/watch.ts";
import type { ChainClient, ChainClients } from "../chainClients.ts";
import { createdBy } from "./created.ts";
import { mostPrice } from "./fees.ts";
import { nextBlock, otherBlock } from "./nextBlock.ts";
import { refusalOf } from "./refusal.ts";
import type { SimulationOrder, Simulator } from "./simulator.ts";
import { behindProxies, called, touchedBy } from "./touched.ts";
import type { Measured, Surroundings, Way } from "./way.ts";
import { WaysOfNodes } from "./ways.ts";

const absent = { status: "absent", text: "Not simulated: this network's node offers no simulation" } as const;
const noCreation = {
  status: "absent",
  text: "Not simulated: this network's node does not simulate new contracts",
} as const;
const nonsense = { status: "failed", text: "The node's simulation gave no usable answer." } as const;

interface SimulatorDeps {
  clients: ChainClients;
  randomBytes: (length: number) => Uint8Array;
  now: () => number;
}

/** Simulation on the user's own node, by whichever way it has. */
export function createSimulator({ clients, randomBytes, now }: SimulatorDeps): Simulator {
  const ways = new WaysOfNodes(now);
  const random = (length: number): Hex => `0x${toText(randomBytes(length))}`;
  return {
    async simulate(order) {
      try {
        const client = await clients.client(order.chainId);
        const both = await surroundingsOf(client, order, random);
        // Asked once, whichever way it is that runs in the end.
        const around = contractsAround(client, order);
        const simulation = await ways.first(client, order, (way) =>
          run(way, client, { order, both, around }),
        );
        return simulation ?? (order.calls.some(({ to }) => to === null) ? noCreation : absent);
      } catch (error) {
        return refusalOf(error) === "no-such-method" ? absent : nonsense;
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

type Both = readonly [Surroundings, Surroundings];

async function surroundingsOf(
  client: ChainClient,
  order: SimulationOrder,
  random: (length: number) => Hex,
): Promise<Both> {
  const [values, coin] = await Promise.all([
    nextBlock(client),
    client.viem.getBalance({ address: order.from }),
  ]);
  const base = values.number - 1n;
  const places = { coinReader: random(20), codeReader: random(20), asker: random(20) };
  const prices = order.calls.map(({ fees }) => mostPrice(fees));
  const [leastPrice = 0n] = prices.sort((one, another) => (one < another ? -1 : 1));
  const other = otherBlock(values, { leastPrice, producer: random(20), random: random(32) });
  return [
    { base, values, places, coin: null },
    { base, values: other, places, coin: coin * 2n + 10n ** 18n },
  ];
}

interface Around {
  touched: readonly Address[];
  behind: readonly Address[];
}

async function contractsAround(client: ChainClient, order: SimulationOrder): Promise<Around> {
  const [touched, behind] = await Promise.all([touchedBy(client, order), behindProxies(client, order)]);
  return { touched, behind };
}

interface RunOptions {
  order: SimulationOrder;
  both: Both;
  around: Promise<Around>;
}

/** Runs once to find what is touched, then takes readings, each in both surroundings. Throws what a refusal throws. */
async function run(
  way: Way,
  client: ChainClient,
  { order, both: [first, second], around }: RunOptions,
): Promise<Simulation | "unfit"> {
  const [one, another, { touched, behind }] = await Promise.all([
    way.explore(client, order, first),
    way.explore(client, order, second).catch(() => null),
    around,
  ]);
  if (one === "unfit") return one;
  if (one === null) return nonsense;
  const other = another === "unfit" ? null : another;
  const created = createdBy(order);
  const watched = watchedBy(order.actions, {
    account: order.from,
    touched: without([...touched, ...one.touched, ...(other?.touched ?? [])], order.from),
    logs: [...one.logs, ...(other?.logs ?? [])],
  });
  const code = [...new Set([...called(order), ...behind])];
  const [measured, again] = await Promise.all([
    one.measure({ watched, code, created }),
    other?.measure({ watched, code: [], created: [] }).catch(() => null) ?? null,
  ]);
  if (measured === null || isAbsurd(order, measured)) return nonsense;
  return {
    status: "done",
    block: Number(first.base),
    ...runOf(measured),
    code: measured.code,
    changedCode: [],
    second: again === null ? null : runOf(again),
    mostFee: order.calls.reduce((sum, { gas, fees }) => sum + gas * mostPrice(fees), 0n),
    ...(created.length === 0 ? {} : { created: measured.created }),
    ...(way.name === "call" ? { isNoticeable: true } : {}),
  };
}

function runOf({ isReverted, differences }: Measured): Run {
  return { isReverted, differences };
}

function without(addresses: readonly Address[], one: Address): readonly Address[] {
  return [...new Set(addresses)].filter((address) => address !== one);
}

/** A run in which coin was paid and nothing at all changed did not happen. */
function isAbsurd({ from, calls }: SimulationOrder, { isReverted, differences }: Run): boolean {
  const isPaid = calls.some(({ to, value }) => value > 0n && to !== from);
  return isPaid && !isReverted && differences.length === 0;
}

function toText(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
