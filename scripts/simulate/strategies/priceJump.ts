import type { Strategy } from "../strategy.ts";

const JUMP_DAY = 100;
const JUMP = 1.5;

/**
 * Not part of the year: SEC's price jumps by half on the day after the desk's reference was set. To see what the desk loses:
 * `npm run simulate -- --strategy scripts/simulate/strategies/priceJump.ts`.
 */
export const strategy: Strategy = {
  name: "price jump",
  does: "SEC's price jumps by half in a day, while the desk's reference is of yesterday.",
  start: (world) => ({
    onDay: (day) => {
      if (day === JUMP_DAY) world.price *= JUMP;
    },
  }),
};
