import type { RequestView } from "../../extension/messages/views.request.ts";
import { alice, drainer, usdc } from "./fixtures.ts";

type SimulationView = RequestView["simulation"];

const clean = {
  status: "clean",
  text: "Simulated on this network's node; it proves nothing by itself",
} as const;
const plain = { party: null, note: null };
const coin = { amount: "0.25", symbol: "ETH", token: null, ...plain };

/** A simulation in which just what was decoded moves. */
export const simulatedAsSaid: SimulationView = {
  ...clean,
  effects: { block: 21_034_112, out: [coin], in: [], allowed: [] },
};

/** One in which more leaves, and more is allowed, than was decoded. */
export const simulatedMore: SimulationView = {
  ...clean,
  effects: {
    block: 21_034_112,
    out: [{ amount: "1,204.50", symbol: "USDC", token: usdc, ...plain }],
    in: [{ amount: "0.0001", symbol: "ETH", token: null, ...plain }],
    allowed: [{ amount: "any amount of", symbol: "USDC", token: usdc, party: drainer, note: null }],
  },
};

/** One that creates a contract. */
export const simulatedCreation: SimulationView = {
  ...clean,
  effects: {
    ...{ block: 21_034_112, out: [coin], in: [], allowed: [] },
    created: [{ address: alice, hasCode: true }],
  },
};
