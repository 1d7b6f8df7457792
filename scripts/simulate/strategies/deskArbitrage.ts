import { Developer } from "../developer.ts";
import { sec } from "../model/units.ts";
import { DAY } from "../model/windows.ts";
import type { Strategy } from "../strategy.ts";

const OWNER_AT_MOST = 500;
const DAY_AT_MOST = 5_000;
const KEPT = 0.935;
/** Until the revenue of a SecWare without a score comes free. */
const WAIT = 15;
const STOCK = 1_000_000;

/** Buys his own plans at the desk where SEC costs less than outside, and sells what he earns. */
export const strategy: Strategy = {
  name: "desk arbitrage",
  does: "A developer buys his own plans at the desk through many owners whenever its price, with fees, is under the market's.",
  start: (world) => {
    const { desk } = world.economy;
    world.act({ kind: "fund", account: -6, amount: sec(STOCK) });
    const trader = new Developer(world, world.party("desk trader"), { price: 10, funds: 200_000 });
    const state = { ether: 0, bought: 0, days: 0 };
    return {
      onDay: () => {
        if (world.economy.clock.now >= desk.priceUntil) return;
        const cost = (Number(desk.price) / 1e18) * 1.1;
        if (world.price * KEPT <= cost) return;
        state.days += 1;
        for (let sold = 0; sold < DAY_AT_MOST; sold += OWNER_AT_MOST) buyOne(cost);
      },
      attempts: () => [
        {
          name: "whenever the desk is cheaper",
          gain: state.ether / world.price,
          spent: state.bought,
          note: `traded on ${state.days} days`,
        },
      ],
    };

    function buyOne(cost: number): void {
      trader.cover(sec(OWNER_AT_MOST));
      const order = { ware: trader.ware, plan: 0, qty: BigInt(OWNER_AT_MOST / 10) };
      const made = world.tryDesk(world.account(), order);
      if (made === null) return;
      trader.serving.set(made, { start: world.economy.clock.now - 30 * DAY, fraction: 1 });
      trader.settle([made]);
      state.bought += OWNER_AT_MOST;
      state.ether -= OWNER_AT_MOST * cost;
      world.after(WAIT, () => {
        state.ether += OWNER_AT_MOST * KEPT * world.price;
      });
    }
  },
};
