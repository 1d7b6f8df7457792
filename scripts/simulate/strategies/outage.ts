import type { Running, Strategy } from "../strategy.ts";
import type { World } from "../world.ts";

/** The chain takes nothing in for a day; what was meant for it comes the day after. */
export const strategy: Strategy = {
  name: "outage",
  does: "For a day no act reaches the chain; windows are meant to outlast that.",
  start: (world) => startOutage(world, { from: 150, days: 1 }),
};

/** The same of another day, and for longer. */
export function startOutage(world: World, { from, days }: { from: number; days: number }): Running {
  const state = { lostBefore: 0 };
  return {
    onDay: (day) => {
      if (day !== from - 1) return;
      state.lostBefore = world.lostToLateness;
      world.isOut = true;
    },
    whileOut: (day) => {
      if (day >= from + days - 1) world.isOut = false;
    },
    findings: () => [
      {
        name: "served and never paid because a voucher came too late, in SEC, before and after the outage",
        value: `${state.lostBefore.toFixed(2)}, ${world.lostToLateness.toFixed(2)}`,
      },
    ],
  };
}
