import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Address, Hex } from "../../extension/domain/primitives.ts";
import { callData } from "../../extension/domain/samples.ts";
import { assemble, tokenParts, tokenProgram } from "./assemble.ts";
import { type MethodProxy, startMethodProxy } from "./methodProxy.ts";
import {
  account,
  done,
  friend,
  orderOf,
  type SimulationWorld,
  simulatorAt,
  startSimulationWorld,
  type TestCall,
} from "./simulationWorld.ts";

let world: SimulationWorld;
let proxy: MethodProxy;
beforeAll(async () => {
  world = await startSimulationWorld();
  proxy = await startMethodProxy(world.rpcUrl);
});
afterAll(async () => {
  proxy.close();
  await world.end();
});

let last = 0x7000n;
async function deployed(code: Hex): Promise<Address> {
  last += 1n;
  const address: Address = `0x${last.toString(16).padStart(40, "0")}`;
  await world.put(address, code);
  await world.store(address, BigInt(account), 1000n);
  return address;
}

function data(selector: string, ...words: (string | bigint)[]): Hex {
  return `0x${callData(selector, ...words).slice(2)}`;
}

const transferOf = (amount: bigint) => data("0xa9059cbb", friend, amount);
const simulate = async (...calls: readonly TestCall[]) => simulatorAt(proxy.url).simulate(orderOf(calls));
const lost = (token: Address) => ({ of: { kind: "token", token }, before: 1000n, after: 0n });

describe.each([
  { way: "debug_traceCall", hidden: ["eth_simulateV1"] },
  { way: "eth_call with a changed state", hidden: ["eth_simulateV1", "debug_traceCall"] },
])("simulation where the node has only $way", ({ hidden }) => {
  beforeEach(() => proxy.hide(hidden));

  test("default: a payment moves its value and nothing else, the fee left out", async () => {
    const { differences, isReverted, second } = done(await simulate({ to: friend, value: 5n }));

    expect(isReverted).toBe(false);
    expect(differences.map(({ of, before, after }) => [of.kind, after - before])).toEqual([["coin", -5n]]);
    expect(second?.differences.map(({ before, after }) => after - before)).toEqual([-5n]);
  });

  test("behavior: tokens and allowances are read before and after, whatever was told [J06]", async () => {
    const token = await deployed(tokenProgram());
    const fake = await deployed(tokenProgram({ transfer: tokenParts.tellOfTransfer }));
    const silent = await deployed(tokenProgram({ other: "0x00 ORIGIN SSTORE" }));
    const helper = await deployed(assemble(`0x00 0x00 0x00 0x00 0x00 ${silent} GAS CALL STOP`));
    const of = { kind: "allowance", token, spender: friend };

    expect(done(await simulate({ to: token, data: transferOf(30n) })).differences).toEqual([
      { of: { kind: "token", token }, before: 1000n, after: 970n },
    ]);
    expect(done(await simulate({ to: token, data: data("0x095ea7b3", friend, 7n) })).differences).toEqual([
      { of, before: 0n, after: 7n },
    ]);
    expect(done(await simulate({ to: fake, data: transferOf(30n) })).differences).toEqual([]);
    expect(done(await simulate({ to: helper, data: "0x12345678" })).differences).toEqual([lost(silent)]);
  });

  test("behavior: calls run one on what the other left, and one that is refused is said to be", async () => {
    const token = await deployed(tokenProgram());
    const call = { to: token, data: transferOf(500n) };

    expect(done(await simulate(call, call)).differences).toEqual([lost(token)]);
    expect(done(await simulate({ to: token, data: "0x12345678" }))).toMatchObject({
      isReverted: true,
      differences: [],
    });
  });

  test("behavior: the gas is exactly what will be sent, to the last unit [J02]", async () => {
    // Behind what a transaction of four bytes costs, and behind the instructions before the look.
    const atLook = 100_000n - 21_000n - 4n * 16n - 33n;
    const lookFor = (gas: bigint) =>
      assemble(`0x00 CALLDATALOAD 0xe0 SHR 0x70a08231 EQ @read JUMPI
        GAS 0x${gas.toString(16)} EQ ISZERO @end JUMPI 0x00 CALLER SSTORE end: STOP
        read: 0x04 CALLDATALOAD SLOAD 0x00 MSTORE 0x20 0x00 RETURN`);
    const [exact, other] = [await deployed(lookFor(atLook)), await deployed(lookFor(atLook + 1n))];
    const call = { data: "0x12345678", gas: 100_000n } as const;

    expect(done(await simulate({ ...call, to: exact })).differences).toEqual([lost(exact)]);
    expect(done(await simulate({ ...call, to: other })).differences).toEqual([]);
  });

  // Each drains only where the block is not the one that was announced to the simulator.
  test.each([
    ["block producer", "COINBASE 0x00 EQ"],
    ["time", "0x0c TIMESTAMP 0x00 SLOAD SWAP1 SUB GT ISZERO"],
    ["random value", "PREVRANDAO 0x04 SLOAD EQ"],
    ["base fee", "BASEFEE 0x01 SLOAD EQ"],
    ["gas price", "GASPRICE 0x02 SLOAD EQ"],
    ["number", "NUMBER 0x03 SLOAD EQ"],
    ["coin of the account", "ORIGIN BALANCE 0x0a SLOAD GT"],
  ])("behavior: what depends on the %s is seen in the second run [J01]", async (_name, isAnnounced) => {
    const token = await deployed(
      tokenProgram({ other: `${isAnnounced} @end JUMPI 0x00 CALLER SSTORE end:` }),
    );
    const block = await world.newest();
    const values = [block.time, block.baseFee, block.baseFee + 1n, block.number + 1n, block.random];
    for (const [slot, value] of values.entries()) await world.store(token, BigInt(slot), value);
    await world.store(token, 10n, 10n ** 22n + 1n);
    const { differences, second } = done(await simulate({ to: token, data: "0x12345678" }));

    expect(differences).toEqual([]);
    expect(second?.differences).toEqual([lost(token)]);
  });

  test("behavior: a contract finds the values of the chain and not a simulator's zeros [J01]", async () => {
    const token = await deployed(
      tokenProgram({ other: "GASPRICE BASEFEE MUL ISZERO @end JUMPI 0x00 CALLER SSTORE end:" }),
    );

    expect(done(await simulate({ to: token, data: "0x12345678" })).differences).toEqual([lost(token)]);
  });
});

describe("simulation of new contracts", () => {
  const creation = (program: string, value = 0n): TestCall => ({
    to: null,
    value,
    data: assemble(program),
  });
  const isHere = "0x5b 0x00 MSTORE8 0x01 0x00 RETURN";
  beforeEach(() => proxy.hide(["eth_simulateV1"]));

  test("default: what its constructor moves is seen, and where the contract will stand [G08]", async () => {
    const token = await deployed(tokenProgram({ other: "0x00 ORIGIN SSTORE" }));
    const drains = `0x00 0x00 0x00 0x00 0x00 ${token} GAS CALL ${isHere}`;
    const simulation = done(await simulate({ ...creation(drains), nonce: 7 }));

    expect(simulation.differences).toEqual([lost(token)]);
    // The account's eighth contract, as every tool reckons it.
    expect(simulation.created).toEqual([
      { address: "0xa513e6e4b8f2a923d98304ec87f64353c4d5c853", hasCode: false },
    ]);
  });

  test("behavior: a contract that stays has code, one that destroys itself has none and the coin is gone [G08]", async () => {
    const number = Number(await world.numberOf(account));
    const stays = done(await simulate({ ...creation(isHere), nonce: number }));
    const gone = done(await simulate({ ...creation(`${friend} SELFDESTRUCT`, 5n), nonce: number }));

    expect([stays.isReverted, stays.created?.[0]?.hasCode]).toEqual([false, true]);
    expect(gone.created?.[0]?.hasCode).toBe(false);
    expect(gone.differences.map(({ before, after }) => after - before)).toEqual([-5n]);
  });

  test("behavior: where one way refuses creations the next is taken, and the first stays for the rest [G08]", async () => {
    proxy.hide([]);
    const simulator = simulatorAt(proxy.url);
    const traced = proxy.asked("debug_traceCall");
    expect(await simulator.simulate(orderOf([creation(isHere)]))).toMatchObject({ status: "done" });
    expect(proxy.asked("debug_traceCall")).toBeGreaterThan(traced);
    const after = proxy.asked("debug_traceCall");
    await simulator.simulate(orderOf([{ to: friend, value: 1n }]));
    expect(proxy.asked("debug_traceCall")).toBe(after);
  });

  test("error: where no way is left it is stated, and is no failure [J05]", async () => {
    proxy.hide(["eth_simulateV1", "debug_traceCall"]);

    expect(await simulate(creation(isHere))).toEqual({
      status: "absent",
      text: "Not simulated: this network's node does not simulate new contracts",
    });
  });
});

describe("which way is taken", () => {
  const payment = orderOf([{ to: friend, value: 5n }]);

  test("default: a node without a way is asked for it once, and again after a while [J05]", async () => {
    let now = 0;
    proxy.hide(["eth_simulateV1"]);
    const simulator = simulatorAt(proxy.url, fetch, () => now);
    const asked = () => proxy.asked("eth_simulateV1");
    await simulator.simulate(payment);
    const once = asked();
    now = 9 * 60_000;
    await simulator.simulate(payment);
    expect(asked()).toBe(once);
    now = 11 * 60_000;
    await simulator.simulate(payment);
    expect(asked()).toBeGreaterThan(once);
  });

  test("behavior: only where code stood in the account's place a contract can notice, and it is said", async () => {
    const seen: unknown[] = [];
    for (const hidden of [[], ["eth_simulateV1"], ["eth_simulateV1", "debug_traceCall"]]) {
      proxy.hide(hidden);
      seen.push(done(await simulate({ to: friend, value: 5n })).isNoticeable);
    }

    expect(seen).toEqual([undefined, undefined, true]);
  });

  test("behavior: code of the account's own is never replaced by ours; it is stated", async () => {
    proxy.hide(["eth_simulateV1", "debug_traceCall"]);
    const from = await deployed("0x00");

    expect(await simulatorAt(proxy.url).simulate({ ...payment, from })).toMatchObject({ status: "absent" });
  });

  test("error: a node that takes no changed state offers none, whether it says so or not [J05]", async () => {
    proxy.hide(["eth_simulateV1", "debug_traceCall"]);
    const refusal = { error: { code: -32602, message: "too many arguments, want at most 2" } };
    for (const answer of [refusal, { result: "0x" }]) {
      // The real node, but for calls with a changed state.
      const fetchFrom: typeof fetch = async (input, init) => {
        const body: { id: number; method: string; params?: unknown[] } = JSON.parse(String(init?.body));
        if (body.method !== "eth_call" || (body.params?.length ?? 0) < 3) return fetch(input, init);
        return new Response(JSON.stringify({ jsonrpc: "2.0", id: body.id, ...answer }));
      };
      expect(await simulatorAt(proxy.url, fetchFrom).simulate(payment)).toEqual({
        status: "absent",
        text: "Not simulated: this network's node offers no simulation",
      });
    }
  });

  test("behavior: values of a block that a node does not take leave one run, and not two that agree [J01]", async () => {
    proxy.hide(["eth_simulateV1", "debug_traceCall"]);
    // The real node, but it takes no values for the block.
    const fetchFrom: typeof fetch = async (input, init) => {
      const body: { id: number; method: string; params?: unknown[] } = JSON.parse(String(init?.body));
      if (body.method !== "eth_call" || (body.params?.length ?? 0) < 4) return fetch(input, init);
      const error = { code: -32602, message: "too many arguments, want at most 3" };
      return new Response(JSON.stringify({ jsonrpc: "2.0", id: body.id, error }));
    };
    const simulation = done(await simulatorAt(proxy.url, fetchFrom).simulate(payment));

    expect(simulation.second).toBe(null);
    expect(simulation.differences.map(({ before, after }) => after - before)).toEqual([-5n]);
  });
});
