import type { Strategy } from "../strategy.ts";

const FROM = 150;
const DAYS = 1;

/** The chain takes nothing in for a day; what was meant for it comes the day after. */
export const strategy: Strategy = {
  name: "outage",
  does: "For a day no act reaches the chain; windows are meant to outlast that.",
  start: (world) => {
    const state = { lostBefore: 0 };
    return {
      onDay: (day) => {
        if (day !== FROM - 1) return;
        state.lostBefore = world.lostToLateness;
        world.isOut = true;
      },
      whileOut: (day) => {
        if (day >= FROM + DAYS - 1) world.isOut = false;
      },
      findings: () => [
        {
          name: "served and never paid because a voucher came too late, in SEC, before and after the outage",
          value: `${state.lostBefore.toFixed(2)}, ${world.lostToLateness.toFixed(2)}`,
        },
      ],
    };
  },
};
