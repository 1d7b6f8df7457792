import { describe, expect, test } from "vitest";
import type { Simulator } from "../../../extension/chain/simulate/simulator.ts";
import { friend, own, sampleContext, token } from "../../../extension/domain/samples.ts";
import type { SimulationDone } from "../../../extension/domain/simulation/simulation.ts";
import type { TransactionSubject } from "../../../extension/domain/subject.ts";
import {
  isOfNewestBlock,
  simulateSendable,
  simulationAtClick,
  simulationGaps,
  simulationView,
  withSimulation,
} from "./simulating.ts";

const subject: TransactionSubject = {
  ...({ kind: "transaction", chainId: 1, from: own, to: friend, value: 5n, data: "0x" } as const),
  wishes: {},
};
const fees = { kind: "legacy", gasPrice: 2n } as const;
const prepared = [{ nonce: 1, gas: 21_000n, fees }];
const never = new Promise<void>(() => undefined);
const done: SimulationDone = {
  ...({ status: "done", block: 9, isReverted: false, mostFee: 0n, second: null } as const),
  ...{ code: [], changedCode: [] },
  differences: [{ of: { kind: "token", token }, before: 15_000n, after: 0n }],
};
const chain = { tokenAt: async () => ({ symbol: "FAKE", decimals: 4, isCore: false }) };
const seen = { obstacle: null, isReading: false };

/** A fake simulator. */
function fakeSimulator(changes: Partial<Simulator> = {}): Simulator {
  return { simulate: async () => done, newestBlock: async () => 9, ...changes };
}

describe("simulateSendable", () => {
  test("default: runs with the gas and fees of the sending, and reads the names of what moved [J02]", async () => {
    const orders: unknown[] = [];
    const simulate: Simulator["simulate"] = async (order) => {
      orders.push(order.calls);
      return done;
    };
    const simulator = fakeSimulator({ simulate });
    const reading = await simulateSendable(subject, prepared, { simulator, chain }, never);

    expect(orders).toEqual([[{ to: friend, value: 5n, data: "0x", gas: 21_000n, fees, nonce: 1 }]]);
    expect(reading).toEqual({ simulation: done, tokens: { [token]: await chain.tokenAt() } });
    const context = withSimulation(sampleContext({ tokens: {} }), reading);
    expect(simulationView(subject, context, seen).effects).toMatchObject({
      block: 9,
      out: [{ amount: "1.5", symbol: "FAKE", token }],
    });
  });

  test("error: a node that never answers ends with the deadline, as a gap [J05]", async () => {
    const simulator = fakeSimulator({ simulate: () => new Promise(() => undefined) });
    const reading = await simulateSendable(subject, prepared, { simulator, chain }, Promise.resolve());

    expect(reading.simulation).toMatchObject({ status: "failed" });
    expect(simulationGaps(sampleContext({ simulation: reading.simulation }))).toMatchObject([
      { who: { kind: "local", check: "simulation" }, reason: "failed" },
    ]);
  });
});

describe("isOfNewestBlock", () => {
  test("default: one block later it is run again, and so is what failed or cannot be known [J03]", async () => {
    const ask = (newest: number | null, simulation = done) =>
      isOfNewestBlock(
        simulation,
        1,
        { simulator: fakeSimulator({ newestBlock: async () => newest }), chain },
        never,
      );
    const hung = { simulator: fakeSimulator({ newestBlock: () => new Promise(() => undefined) }), chain };

    expect(await Promise.all([ask(9), ask(10), ask(null)])).toEqual([true, false, false]);
    expect(await isOfNewestBlock(done, 1, hung, Promise.resolve())).toBe(false);
    expect(await isOfNewestBlock({ status: "failed", text: "" }, 1, hung, never)).toBe(false);
    expect(await isOfNewestBlock({ status: "absent", text: "" }, 1, hung, never)).toBe(true);
  });
});

describe("simulationAtClick", () => {
  test("error: where no run can be had at the click, what was found counts still, with a gap beside it [J03] [J05]", async () => {
    const failed = { status: "failed", text: "x" } as const;
    const absent = { status: "absent", text: "y" } as const;
    const [once, none] = [simulationAtClick(done, failed), simulationAtClick(done, absent)];

    expect(once).toEqual({ ...done, notRunAgain: "x" });
    for (const simulation of [once, none]) {
      expect(simulationGaps(sampleContext({ simulation }))).toMatchObject([{ reason: "failed" }]);
      expect(await isOfNewestBlock(simulation, 1, { simulator: fakeSimulator(), chain }, never)).toBe(false);
    }
    expect(simulationAtClick(once, done)).toEqual(done);
    expect(simulationAtClick(failed, done)).toBe(done);
  });
});

describe("simulationView", () => {
  test("default: what is not there is stated, and is no gap [J05]", () => {
    const simulation = { status: "absent", text: "Not simulated: none" } as const;
    const context = sampleContext({ simulation });

    expect(simulationView(subject, context, seen)).toEqual({
      status: "not-simulated",
      text: simulation.text,
    });
    expect(simulationGaps(context)).toEqual([]);
  });

  test("behavior: a run that is reverted says that it would fail", () => {
    const context = sampleContext({ simulation: { ...done, isReverted: true } });

    expect(simulationView(subject, context, seen).status).toBe("would-fail");
  });
});
