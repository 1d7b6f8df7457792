import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { simulationAtClick } from "../../background/services/inspection/simulating.ts";
import type { Address, Hex } from "../../extension/domain/primitives.ts";
import { callData } from "../../extension/domain/samples.ts";
import { assemble, tokenParts, tokenProgram } from "./assemble.ts";
import {
  account,
  done,
  friend,
  orderOf,
  type SimulationWorld,
  simulatorAt,
  startSimulationWorld,
} from "./simulationWorld.ts";

let world: SimulationWorld;
beforeAll(async () => {
  world = await startSimulationWorld();
});
afterAll(() => world.end());

let last = 0x5000n;
function freshAddress(): Address {
  last += 1n;
  return `0x${last.toString(16).padStart(40, "0")}`;
}

async function deployed(code: Hex): Promise<Address> {
  const address = freshAddress();
  await world.put(address, code);
  await world.store(address, BigInt(account), 1000n);
  return address;
}

const data = (selector: string, ...words: (string | bigint)[]): Hex => {
  const text = callData(selector, ...words);
  return `0x${text.slice(2)}`;
};
const transferOf = (amount: bigint) => data("0xa9059cbb", friend, amount);

/** The real node, except for one method. */
function withAnswer(method: string, answer: string): typeof fetch {
  return async (input, init) => {
    const body: { id: number; method: string } = JSON.parse(String(init?.body));
    if (body.method !== method) return fetch(input, init);
    return new Response(
      answer.startsWith("{")
        ? JSON.stringify({ jsonrpc: "2.0", id: body.id, ...JSON.parse(answer) })
        : answer,
    );
  };
}

const implementationSlot = 0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbcn;

describe("simulation on a real node", () => {
  test("default: a payment moves its value and nothing else, the fee left out", async () => {
    const { differences, isReverted } = done(await world.simulate({ to: friend, value: 5n }));

    expect(isReverted).toBe(false);
    expect(differences.map(({ of, before, after }) => [of.kind, after - before])).toEqual([["coin", -5n]]);
  });

  test("behavior: a token that moves is a difference, with its event [J06]", async () => {
    const token = await deployed(tokenProgram());
    const { differences } = done(await world.simulate({ to: token, data: transferOf(30n) }));

    expect(differences).toEqual([{ of: { kind: "token", token }, before: 1000n, after: 970n }]);
  });

  test("behavior: an event without a change is no difference, a change without an event is one [J06]", async () => {
    const fake = await deployed(tokenProgram({ transfer: tokenParts.tellOfTransfer }));
    const silent = await deployed(tokenProgram({ other: "0x00 ORIGIN SSTORE" }));
    const helper = freshAddress();
    await world.put(helper, assemble(`0x00 0x00 0x00 0x00 0x00 ${silent} GAS CALL STOP`));

    expect(done(await world.simulate({ to: fake, data: transferOf(30n) })).differences).toEqual([]);
    expect(done(await world.simulate({ to: helper, data: "0x12345678" })).differences).toEqual([
      { of: { kind: "token", token: silent }, before: 1000n, after: 0n },
    ]);
  });

  test("behavior: an allowance is read before and after", async () => {
    const token = await deployed(tokenProgram());
    const call = { to: token, data: data("0x095ea7b3", friend, 7n) };

    expect(done(await world.simulate(call)).differences).toEqual([
      { of: { kind: "allowance", token, spender: friend }, before: 0n, after: 7n },
    ]);
  });

  test("behavior: a contract finds the values of the chain and not a simulator's zeros [J01]", async () => {
    const token = await deployed(
      tokenProgram({
        other: `GASPRICE BASEFEE MUL ISZERO @end JUMPI 0x00 CALLER SSTORE end:`,
      }),
    );

    expect(done(await world.simulate({ to: token, data: "0x12345678" })).differences).toEqual([
      { of: { kind: "token", token }, before: 1000n, after: 0n },
    ]);
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
    const price = block.baseFee + 1n;
    const values = [block.time, block.baseFee, price, block.number + 1n, block.random];
    for (const [slot, value] of values.entries()) await world.store(token, BigInt(slot), value);
    await world.store(token, 10n, 10n ** 22n + 1n);
    const { differences, second } = done(await world.simulate({ to: token, data: "0x12345678" }));

    expect(differences).toEqual([]);
    expect(second?.differences).toEqual([{ of: { kind: "token", token }, before: 1000n, after: 0n }]);
  });

  test("behavior: it runs with the gas that will be sent [J02]", async () => {
    const token = await deployed(
      tokenProgram({ other: "GAS 0x030000 GT @end JUMPI 0x00 CALLER SSTORE end:" }),
    );
    const lost = { of: { kind: "token", token }, before: 1000n, after: 0n };

    const small = await world.simulate({ to: token, data: "0x12345678", gas: 100_000n });
    const large = await world.simulate({ to: token, data: "0x12345678", gas: 900_000n });
    expect([done(small).differences, done(large).differences]).toEqual([[], [lost]]);
  });

  test("behavior: calls run one on what the other left", async () => {
    const token = await deployed(tokenProgram());
    const call = { to: token, data: transferOf(30n) };

    expect(done(await world.simulate(call, call)).differences).toEqual([
      { of: { kind: "token", token }, before: 1000n, after: 940n },
    ]);
  });

  test("error: a call that is refused is said to be", async () => {
    const token = await deployed(tokenProgram());

    expect(done(await world.simulate({ to: token, data: "0x12345678" }))).toMatchObject({
      isReverted: true,
      differences: [],
    });
  });

  test("behavior: state that flips after the look is seen at the click [J03]", async () => {
    const token = await deployed(
      tokenProgram({ other: "0x00 SLOAD ISZERO @end JUMPI 0x00 CALLER SSTORE end:" }),
    );
    const call = { to: token, data: "0x12345678" } as const;
    const shown = await world.simulate(call);
    await world.store(token, 0n, 1n);
    await world.mine();
    const atClick = done(simulationAtClick(shown, await world.simulate(call)));

    expect(done(shown).differences).toEqual([]);
    expect(atClick.differences).toEqual([{ of: { kind: "token", token }, before: 1000n, after: 0n }]);
    expect(atClick.block).toBeGreaterThan(done(shown).block);
  });

  test("behavior: other code, at the target or behind a proxy, is seen at the click [J04]", async () => {
    const behind = await deployed(tokenProgram());
    const token = await deployed(tokenProgram({ other: "" }));
    await world.store(token, implementationSlot, BigInt(behind));
    const call = { to: token, data: transferOf(1n) };
    const shown = await world.simulate(call);
    await world.put(behind, tokenProgram({ other: "STOP" }));
    const once = simulationAtClick(shown, await world.simulate(call));
    await world.put(token, tokenProgram({ other: "STOP STOP" }));
    const twice = simulationAtClick(once, await world.simulate(call));

    expect([done(shown).changedCode, done(once).changedCode]).toEqual([[], [behind]]);
    expect(done(twice).changedCode).toEqual([behind, token]);
  });

  test("error: a simulator that is down or says nonsense has failed [J05]", async () => {
    const answers = [
      "{}",
      JSON.stringify({ result: [] }),
      JSON.stringify({ result: [{ calls: [{ status: "0x1" }] }] }),
      JSON.stringify({ error: { code: -32000, message: "down" } }),
      "x",
    ];
    for (const answer of answers) {
      const simulator = simulatorAt(world.rpcUrl, withAnswer("eth_simulateV1", answer));
      const simulation = await simulator.simulate(orderOf([{ to: friend, value: 5n }]));
      expect([answer, simulation.status]).toEqual([answer, "failed"]);
    }
  });

  test("error: “success, no changes” for a payment is not believed [J05]", async () => {
    const simulator = simulatorAt(world.rpcUrl, async (input, init) => {
      const body: { id: number; method: string; params: [{ blockStateCalls: [{ calls: unknown[] }] }] } =
        JSON.parse(String(init?.body));
      if (body.method !== "eth_simulateV1") return fetch(input, init);
      const same = { status: "0x1", gasUsed: "0x0", returnData: `0x${"1".padStart(64, "0")}`, logs: [] };
      const calls = body.params[0].blockStateCalls[0].calls.map(() => same);
      return new Response(JSON.stringify({ jsonrpc: "2.0", id: body.id, result: [{ calls }] }));
    });

    expect(await simulator.simulate(orderOf([{ to: friend, value: 5n }]))).toMatchObject({
      status: "failed",
    });
  });
});
