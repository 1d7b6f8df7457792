import { createChainClients } from "../../extension/chain/chainClients.ts";
import { createSimulator } from "../../extension/chain/simulate/createSimulator.ts";
import type { SimulatedCall } from "../../extension/chain/simulate/simulator.ts";
import { readSubject } from "../../extension/domain/decode/readSubject.ts";
import type { Address, Hex } from "../../extension/domain/primitives.ts";
import type { Simulation, SimulationDone } from "../../extension/domain/simulation/simulation.ts";
import type { CallsSubject } from "../../extension/domain/subject.ts";
import { createLifetime, startProcess, stopProcess } from "../../scripts/terminal/processes.ts";
import { anvilBinary, callRpc } from "../../scripts/world/anvil.ts";
import { takePort } from "../../scripts/world/ports.ts";

/** The first two accounts of the public test mnemonic. */
export const account: Address = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
export const friend: Address = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
export const chainId = 31337;

/** A real chain with small programs on it, and a simulator that asks its node. */
export interface SimulationWorld {
  rpcUrl: string;
  simulate(...calls: readonly TestCall[]): Promise<Simulation>;
  put(address: Address, code: Hex): Promise<void>;
  store(address: Address, slot: bigint, value: bigint): Promise<void>;
  mine(): Promise<void>;
  newest(): Promise<{ number: bigint; time: bigint; baseFee: bigint; random: bigint }>;
  /** How many transactions an account has sent. */
  numberOf(address: Address): Promise<bigint>;
  end(): Promise<void>;
}

export type TestCall = Partial<SimulatedCall> & { to: Address | null };

export async function startSimulationWorld(): Promise<SimulationWorld> {
  const lifetime = createLifetime();
  const port = await takePort("chain");
  const child = startProcess(anvilBinary(), [
    ...["--host", "127.0.0.1", "--silent"],
    ...["--chain-id", String(chainId), "--port", String(port)],
  ]);
  lifetime.add("chain", () => stopProcess(child));
  const rpcUrl = `http://127.0.0.1:${port}`;
  await untilItAnswers(rpcUrl);
  const simulator = simulatorAt(rpcUrl);
  return {
    rpcUrl,
    simulate: (...calls) => simulator.simulate(orderOf(calls)),
    put: async (address, code) => void (await callRpc(rpcUrl, "anvil_setCode", [address, code])),
    store: async (address, slot, value) => {
      await callRpc(rpcUrl, "anvil_setStorageAt", [address, quantity(slot), word(value)]);
    },
    mine: async () => void (await callRpc(rpcUrl, "anvil_mine", ["0x1"])),
    numberOf: async (address) =>
      BigInt(String(await callRpc(rpcUrl, "eth_getTransactionCount", [address, "latest"]))),
    newest: () => newestOf(rpcUrl),
    end: async () => void (await lifetime.endAll()),
  };
}

async function newestOf(rpcUrl: string) {
  const block = await callRpc(rpcUrl, "eth_getBlockByNumber", ["latest", false]);
  const { number, timestamp, baseFeePerGas, mixHash } = block as Record<string, string>;
  const said = [number, timestamp, baseFeePerGas, mixHash].map((text = "") => BigInt(text));
  const [at = 0n, time = 0n, baseFee = 0n, random = 0n] = said;
  return { number: at, time, baseFee, random };
}

/** A simulator of the real make that asks the node at an address. */
export function simulatorAt(rpcUrl: string, fetchFrom: typeof fetch = fetch, now: () => number = () => 0) {
  const clients = createChainClients({ rpcUrlOf: () => rpcUrl, fetchFrom, now });
  const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  return createSimulator({ clients, randomBytes, now });
}

/** Calls of `account` with gas and fees that suffice. */
export function orderOf(calls: readonly TestCall[]) {
  const fees = { kind: "eip1559", maxFeePerGas: 4_000_000_000n, maxPriorityFeePerGas: 1n } as const;
  const full = calls.map((call, at): SimulatedCall => {
    return { value: 0n, data: "0x", gas: 200_000n, fees, nonce: at, ...call };
  });
  const subject: CallsSubject = { kind: "calls", chainId, from: account, calls: full, atomic: false };
  return { chainId, from: account, calls: full, actions: readSubject(subject).actions };
}

/** The outcome of a simulation that must have come to its end. */
export function done(simulation: Simulation): SimulationDone {
  if (simulation.status !== "done") throw new TypeError(`${simulation.status}: ${simulation.text}`);
  return simulation;
}

export function word(value: bigint): Hex {
  return `0x${value.toString(16).padStart(64, "0")}`;
}

function quantity(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}

async function untilItAnswers(rpcUrl: string): Promise<void> {
  const until = performance.now() + 15_000;
  while (performance.now() < until) {
    if ((await callRpc(rpcUrl, "eth_chainId").catch(() => null)) !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
