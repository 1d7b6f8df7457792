import { isSteady } from "../simulation/compareRuns.ts";
import type { LocalCheck } from "./localCheck.ts";

/** A request that does one thing under the next block's values and another under others. */
export const detectsSimulation: LocalCheck = {
  code: "detects-simulation",
  find: ({ context: { simulation } }) => {
    if (simulation?.status !== "done" || isSteady(simulation) !== false) return [];
    return [
      {
        level: "danger",
        text: "Simulated twice with different block values, this request does different things, so what it will do cannot be shown.",
        remedy: "Reject it unless you know why it depends on the block.",
        restsOn: "simulation",
      },
    ];
  },
};
