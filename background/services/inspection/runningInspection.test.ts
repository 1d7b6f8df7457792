import { describe, expect, test } from "vitest";
import { ChainUnknownError } from "../../../extension/chain/chainErrors.ts";
import type { SimulationOrder } from "../../../extension/chain/simulate/simulator.ts";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import { own, stranger, transactionTo } from "../../../extension/domain/samples.ts";
import type { Simulation, SimulationDone } from "../../../extension/domain/simulation/simulation.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import { createChainFacts } from "./chainFacts.ts";
import type { InspectionDeps } from "./inspectionDeps.ts";
import { RunningInspection } from "./runningInspection.ts";

const row: RequestRow = {
  ...{ id: "one", at: 1, expiresAt: 2, subject: transactionTo(stranger, "0x12345678"), subjectHash: null },
  ...{ source: { kind: "wallet", action: "test" }, account: own, chainId: 1, note: null, callsId: null },
  ...{ state: "ready", approval: null, signed: null, outcome: null, settledAt: null },
};
const quiet: SimulationDone = {
  ...({ status: "done", block: 9, isReverted: false, mostFee: 0n, second: null } as const),
  ...{ code: [], changedCode: [], differences: [] },
};
const drains: SimulationDone = {
  ...quiet,
  differences: [{ of: { kind: "coin" }, before: 10n ** 18n, after: 0n }],
};

/** A fake chain and simulator around a real inspection. */
interface Fake {
  gas: bigint;
  canPrepare: boolean;
  newest: number;
  simulation: Simulation;
  orders: SimulationOrder[];
}

function inspect(fake: Fake): RunningInspection {
  const never = () => new Promise<void>(() => undefined);
  const silent = async () => {
    throw new ChainUnknownError(1);
  };
  const deps: InspectionDeps = {
    knowledge: {
      ...{ now: () => 1000, isClockTrusted: () => true, ownAccounts: () => [own], addressBook: () => [] },
      ...{ counterparties: () => [], firstConnectedAt: () => null, coinSymbolOf: () => "ETH" },
    },
    readPolicy: () => ({ status: "decoded", document: defaultPolicy }),
    readHistory: () => [],
    readOverrides: () => [],
    boundServices: async () => [],
    askServices: async () => [],
    budgets: { reserve: async () => 0, release: async () => undefined },
    chain: createChainFacts({ client: silent }),
    simulator: {
      async simulate(order) {
        fake.orders.push(order);
        return fake.simulation;
      },
      newestBlock: async () => fake.newest,
    },
    observeTime: () => undefined,
    transactions: {
      async prepare(chainId) {
        if (!fake.canPrepare) return silent();
        const fees = { kind: "legacy", gasPrice: 1n } as const;
        return { chainId, nonce: 3, gas: fake.gas, fees, mostWei: 1n, balanceWei: 10n ** 18n };
      },
    },
    leastNonceOf: () => 0,
    rpcUrlOf: () => null,
    evidence: { save: async () => undefined, loadOf: async () => [] },
    after: never,
    onAnswer: () => undefined,
    onLate: () => undefined,
  };
  return new RunningInspection(row, deps, () => undefined);
}

const fakeOf = (part: Partial<Fake> = {}): Fake => ({
  ...{ gas: 50_000n, canPrepare: true, newest: 9, simulation: quiet, orders: [], ...part },
});
const codesOf = (inspection: RunningInspection) =>
  JSON.stringify(inspection.state().decision).includes("moves-more-than-it-says");

describe("at the click", () => {
  test("default: within the same block nothing is run again [J03]", async () => {
    const fake = fakeOf();
    const inspection = inspect(fake);
    await inspection.readChain();
    await inspection.recheck();

    expect(fake.orders).toHaveLength(1);
  });

  test("behavior: one block later it is run again, and the decision is made anew [J03]", async () => {
    const fake = fakeOf();
    const inspection = inspect(fake);
    await inspection.readChain();
    const before = codesOf(inspection);
    fake.newest = 10;
    fake.simulation = { ...drains, block: 10 };
    await inspection.recheck();

    expect([before, codesOf(inspection), fake.orders.length]).toEqual([false, true, 2]);
  });

  test("behavior: another amount of gas is another run, also within the block [J02]", async () => {
    const fake = fakeOf();
    const inspection = inspect(fake);
    await inspection.readChain();
    fake.gas = 60_000n;
    fake.simulation = drains;
    await inspection.recheck();

    expect(fake.orders.map(({ calls }) => calls[0]?.gas)).toEqual([50_000n, 60_000n]);
    expect(inspection.state().prepared[0]?.gas).toBe(60_000n);
    expect(codesOf(inspection)).toBe(true);
  });

  test("behavior: what could not be run at the look is run at the click [J03]", async () => {
    const fake = fakeOf({ canPrepare: false, simulation: drains });
    const inspection = inspect(fake);
    await inspection.readChain();
    expect(fake.orders).toEqual([]);
    fake.canPrepare = true;
    await inspection.recheck();

    expect(codesOf(inspection)).toBe(true);
  });

  test("error: a node that no longer simulates leaves a gap, and not less than before [J05]", async () => {
    const fake = fakeOf({ simulation: drains });
    const inspection = inspect(fake);
    await inspection.readChain();
    fake.newest = 10;
    fake.simulation = { status: "absent", text: "none" };
    await inspection.recheck();

    expect(codesOf(inspection)).toBe(true);
    expect(JSON.stringify(inspection.state().decision.reasons)).toContain("could not be simulated again");
    expect(inspection.state().simulation.text).toContain("could not be simulated again");
  });
});
