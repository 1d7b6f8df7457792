import * as v from "valibot";
import type { Hex } from "../../domain/primitives.ts";
import { differencesOf } from "../../domain/simulation/readings.ts";
import type { ChainClient } from "../chainClients.ts";
import { mostPrice, pricePaid } from "./fees.ts";
import { accountProgramOf, gasOfStep, resultsIn, type Step, type StepResult } from "./program.ts";
import { readSteps, stepOf } from "./readings.ts";
import { refusalOf } from "./refusal.ts";
import { hexBytes, oldOverridesOf, type RawCall, toHex } from "./rpcShapes.ts";
import type { SimulatedCall, SimulationOrder } from "./simulator.ts";
import type { Measured, MeasureOptions, Surroundings, Way } from "./way.ts";

/**
 * By `eth_call` with a changed state: for the length of the call a small program stands in the account's place, makes the
 * calls and then reads. A contract can notice the program, and a new contract cannot be created with its own gas.
 */
export const callWay: Way = {
  name: "call",
  fits: ({ calls }) => calls.every(({ to }) => to !== null),
  async explore(client, order, surroundings) {
    // The program would stand where the account's own code stands.
    const own = await client.viem.getCode({ address: order.from });
    if (own !== undefined && !/^0x([0-9a-fA-F]{2})*$/.test(own)) return null;
    if (own !== undefined && own !== "0x") return "unfit";
    const ran = await run(client, order, { steps: [numberStep, ...order.calls.map(actOf)], surroundings });
    if (ran === null || ran === "unfit") return ran;
    // It leaves no logs; what it can be asked is asked when it is measured.
    return {
      logs: [],
      touched: [],
      measure: (options) => measure(client, order, { ...options, surroundings }),
    };
  },
};

const numberStep: Step = { kind: "number" };

async function measure(
  client: ChainClient,
  order: SimulationOrder,
  { surroundings, watched, code }: MeasureOptions & { surroundings: Surroundings },
): Promise<Measured | null> {
  const { base: block, values, places, coin } = surroundings;
  const { from, calls } = order;
  const reads = watched.map((one) => stepOf(one, from));
  const own: Step = { kind: "coin", of: from };
  const [read, ran] = await Promise.all([
    readSteps(client, [...reads, ...code.map((of): Step => ({ kind: "code", of }))], {
      ...{ asker: places.asker, block, state: {} },
    }),
    run(client, order, { steps: [numberStep, own, ...calls.map(actOf), ...reads], surroundings }),
  ]);
  const [number, coinBefore, ...rest] = ran === null || ran === "unfit" ? [] : ran;
  if (read === null || number === undefined || coinBefore === undefined) return null;
  // Where the node does not take the other block's values, there is no second run.
  if (coin !== null && BigInt(number.word) !== values.number) return null;
  const before = watched.map(({ kind }, index) =>
    kind === "coin" ? coinBefore.word : (read[index] ?? null),
  );
  const after = rest.slice(calls.length).map(({ isSuccess, word }) => (isSuccess ? word : null));
  return {
    isReverted: rest.slice(0, calls.length).some(({ isSuccess }) => !isSuccess),
    // The fee is taken before the program begins and given back after it ends.
    differences: differencesOf({ watched, before, after }, { account: from, fee: 0n }),
    code: code.map((address, index) => ({ address, hash: read[reads.length + index] ?? "0x" })),
    created: [],
  };
}

interface Run {
  steps: readonly Step[];
  surroundings: Surroundings;
}

/** “unfit”: the node does not take a changed state. */
async function run(
  { viem }: ChainClient,
  { from, calls }: SimulationOrder,
  { steps, surroundings: { base: block, values, places, coin } }: Run,
): Promise<readonly StepResult[] | "unfit" | null> {
  const [first] = calls;
  if (first === undefined) return null;
  const real = coin ?? (await viem.getBalance({ address: from, blockNumber: block }));
  const price = pricePaid(first.fees, values.baseFee);
  const gas = calls.reduce((sum, call) => sum + call.gas, 2_000_000n) + BigInt(steps.length) * gasOfStep;
  const reserved = first.gas * mostPrice(first.fees);
  const free = real > reserved ? real - reserved : 0n;
  const marker = places.codeReader.padEnd(66, "0");
  const call = { from, to: from, data: marker, gas: toHex(gas), gasPrice: toHex(price) };
  const code = accountProgramOf(steps, `0x${marker.slice(2)}`);
  const state = { [from]: { code, balance: toHex(free + gas * price) } };
  const ask = (more: readonly unknown[]) =>
    viem.request<RawCall>({ method: "eth_call", params: [call, toHex(block), state, ...more] });
  const answer = await ask([oldOverridesOf(values)]).catch((error: unknown) => {
    // Many nodes take no values for the block; the run itself is as good on the newest one's.
    if (coin === null && refusalOf(error) !== "other") return ask([]);
    throw error;
  });
  // A node that takes no changed state finds no code there.
  if (answer === "0x") return "unfit";
  const parsed = v.safeParse(hexBytes, answer);
  return parsed.success ? resultsIn(parsed.output, steps.length) : null;
}

/** A call with the gas that is left to the contract of what will be sent. */
function actOf({ to, value, data, gas }: SimulatedCall): Step {
  // A call with coin gives its target something on top, which a transaction does not.
  const taken = intrinsicGas(data) + (value > 0n ? 2300n : 0n);
  return { kind: "call", to: to ?? "0x", value, data, gas: gas > taken ? gas - taken : 0n };
}

/** What a transaction costs before its first instruction. */
function intrinsicGas(data: Hex): bigint {
  const bytes = data.slice(2).match(/../g) ?? [];
  const zeros = bytes.filter((byte) => byte === "00").length;
  return 21_000n + BigInt(zeros) * 4n + BigInt(bytes.length - zeros) * 16n;
}
