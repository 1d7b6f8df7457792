import { describe, expect, test } from "vitest";
import { friend, sampleContext, stranger, token, usdc } from "../samples.ts";
import { simulatedFlows } from "./simulatedFlows.ts";
import type { Difference, SimulationDone } from "./simulation.ts";

const place = { chainId: 1, context: sampleContext() };
function flowsOf(differences: readonly Difference[]) {
  const simulation: SimulationDone = {
    ...({ status: "done", block: 5, isReverted: false, mostFee: 0n, second: null } as const),
    ...{ code: [], changedCode: [], differences },
  };
  return simulatedFlows(simulation, place);
}

describe("simulatedFlows", () => {
  test("default: what is less has left, what is more has come, in the token's own units", () => {
    const flows = flowsOf([
      { of: { kind: "coin" }, before: 10n ** 18n, after: 5n * 10n ** 17n },
      { of: { kind: "token", token }, before: 0n, after: 15_000n },
    ]);

    expect(flows.out).toMatchObject([{ amount: "0.5", symbol: "ETH", token: null }]);
    expect(flows.in).toMatchObject([{ amount: "1.5", symbol: expect.stringContaining("TST"), token }]);
    expect(flows.allowed).toEqual([]);
  });

  test("behavior: a piece is said once, by its number, and not as one of its collection too", () => {
    const flows = flowsOf([
      { of: { kind: "piece", token: usdc, id: 7n }, before: 1n, after: 0n },
      { of: { kind: "token", token: usdc }, before: 3n, after: 2n },
    ]);

    expect(flows.out).toHaveLength(1);
    expect(JSON.stringify(flows.out)).toContain("7");
  });

  test("behavior: what may be taken afterwards is no movement, and names who may", () => {
    const flows = flowsOf([
      { of: { kind: "allowance", token, spender: friend }, before: 0n, after: 20_000n },
      { of: { kind: "operator", token: usdc, operator: stranger }, before: 0n, after: 1n },
    ]);

    expect([flows.out, flows.in]).toEqual([[], []]);
    expect(flows.allowed).toMatchObject([
      { amount: "2", token, party: friend },
      { amount: "everything", token: usdc, party: stranger },
    ]);
  });

  test("behavior: a power that ends or shrinks is neither allowed nor moved", () => {
    const flows = flowsOf([
      { of: { kind: "allowance", token, spender: friend }, before: 9n, after: 0n },
      { of: { kind: "operator", token: usdc, operator: stranger }, before: 1n, after: 0n },
    ]);

    expect(flows).toEqual({ out: [], in: [], allowed: [] });
  });

  test("behavior: an allowance without an end is not a number", () => {
    const after = 2n ** 256n - 1n;
    const allowedOf = (place: typeof token) =>
      flowsOf([{ of: { kind: "allowance", token: place, spender: friend }, before: 0n, after }]).allowed;

    expect(allowedOf(token)).toMatchObject([
      { amount: "any amount", symbol: expect.stringContaining("TST") },
    ]);
    expect(allowedOf(stranger)).toMatchObject([{ amount: "any amount", symbol: "of an unknown token" }]);
  });
});
