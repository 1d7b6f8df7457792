import type { Strategy } from "../strategy.ts";

const DAILY = 0.02;
const CRASH_DAY = 200;
const CRASH = 0.5;
const STEP = 0.2;

/** SEC's price in ETH wanders, and halves on a day; the Governor sets the desk's reference once a week, as far as he may. */
export const strategy: Strategy = {
  name: "prices",
  does: "The price of SEC wanders 2 % a day and halves in one day; the desk's reference follows once a week by steps of a fifth.",
  start: (world) => {
    const random = world.random.fork("prices");
    const { desk } = world.economy;
    return {
      onDay: (day) => {
        world.price *= Math.exp(DAILY * random.normal() - (DAILY * DAILY) / 2);
        if (day === CRASH_DAY) world.price *= CRASH;
        if (day % 6 === 1) setReference();
      },
      findings: () => [
        { name: "price of SEC at the end, in ETH", value: world.price.toFixed(6) },
        { name: "the desk's reference at the end", value: (Number(desk.price) / 1e18).toFixed(6) },
      ],
    };

    function setReference(): void {
      const before = Number(desk.price) / 1e18;
      const clamped =
        before === 0
          ? world.price
          : Math.min(before * (1 + STEP * 0.999), Math.max(before * (1 - STEP * 0.999), world.price));
      world.act({ kind: "setDeskPrice", weiPerSec: BigInt(Math.round(clamped * 1e18)) });
    }
  },
};
