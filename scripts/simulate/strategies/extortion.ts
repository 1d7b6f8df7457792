import { addCustomers, contest } from "../customers.ts";
import { Developer } from "../developer.ts";
import { POINT } from "../model/scoreMath.ts";
import { sec } from "../model/units.ts";
import type { Running, Strategy } from "../strategy.ts";
import type { World } from "../world.ts";

const VICTIMS = 10;
/** What a developer believes of the jury: so many false complaints in a hundred stand. */
const STANDS = 0.1;
/** Days that a complaint weighs, on the whole: its half-life over the logarithm of two. */
const WEIGHS_DAYS = 130;

/** Threatens with a complaint unless he is paid; asks for as much as a developer who reckons would pay. */
export const strategy: Strategy = {
  name: "review extortion",
  does: "Buys a plan, threatens to complain unless paid, and asks for what a developer who reckons would pay.",
  start: (world) => startExtortion(world, STANDS),
};

/** @param stands what developers believe of the jury: how many false complaints of all stand */
export function startExtortion(world: World, stands: number): Running {
  const extortioner = world.party("extortioner");
  const purse = extortioner.account(sec(20_000));
  const random = world.random.fork("extortion");
  const victims = Array.from({ length: VICTIMS }, (_, i) => {
    const developer = new Developer(world, world.party(`victim ${i}`), { price: 10 });
    addCustomers(world, developer, { count: 10 * (i + 1) ** 2 }, random);
    return developer;
  });
  const state = { spent: 0, paid: 0, refused: 0 };
  return {
    onDay: (day) => {
      if (day < 60 || day % 7 !== 3) return;
      for (const victim of victims) threaten(victim);
    },
    attempts: () => [
      {
        name: "the most that would be paid",
        gain: extortioner.gain(),
        spent: state.spent,
        note: `${state.paid} paid what a complaint would cost them, ${state.refused} would lose nothing by it`,
      },
    ],
  };

  function threaten(victim: Developer): void {
    const wallet = extortioner.account();
    if (!world.move(purse, wallet, sec(12))) return;
    const purchase = victim.sell(wallet, 1n, 1);
    if (purchase === null) return;
    victim.settle([purchase]);
    state.spent += 10;
    const ransom = expectedLoss(world, victim, stands);
    if (ransom > 0) {
      state.paid += 1;
      extortioner.aside += ransom;
      victim.party.aside -= ransom;
      return;
    }
    // A threat that is never carried out is none.
    state.refused += 1;
    state.spent += 2;
    const opened = world.act({ kind: "review", purchase, reviewer: wallet });
    if (opened.isDone) contest(world, purchase, { accused: victim.party.name, accuser: extortioner.name });
  }
}

/** What a complaint of one point would cost a developer: he lets it stand, or contests it, and gets the fee where it falls and loses the bond where not. */
function expectedLoss(world: World, victim: Developer, stands: number): number {
  const before = world.scoreOf(victim.ware);
  const bond = Number(world.economy.disputes.bondLeast);
  const drop = before - Number(world.economy.reputation.scoreWith(victim.ware, POINT)) / 1e9;
  const daily = victim.earned / Math.max(1, world.day);
  // People go elsewhere in proportion to the score, at worst.
  const lost = daily * WEIGHS_DAYS * (drop / (0.2 + before));
  return Math.min(lost, stands * (lost + 2 + bond) - (1 - stands));
}
