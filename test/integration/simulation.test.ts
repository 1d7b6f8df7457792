import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Address, Hex } from "../../extension/domain/primitives.ts";
import { callData } from "../../extension/domain/samples.ts";
import { assemble, tokenParts, tokenProgram } from "./assemble.ts";
import { account, done, friend, type SimulationWorld, startSimulationWorld } from "./simulationWorld.ts";

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

  test("error: what a node cannot simulate is stated, and is no failure [J05]", async () => {
    expect(await world.simulate({ to: null, data: "0x00" })).toMatchObject({ status: "absent" });
  });
});
