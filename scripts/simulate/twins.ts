import { addCustomers, type Custom } from "./customers.ts";
import { Developer, type Offer } from "./developer.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

/** One who tries something, and one who has the same customers on the same days and tries nothing. */
export interface Twins {
  trier: Developer;
  twin: Developer;
}

/** @param random is drawn from twice alike, so that both have the same custom */
export function makeTwins(world: World, name: string, offer: Offer, custom: Custom): Twins {
  const make = (which: string) => {
    const developer = new Developer(world, world.party(`${name} ${which}`), { ...offer, settlesOn: 3 });
    addCustomers(world, developer, custom, world.random.fork(name));
    return developer;
  };
  return { trier: make("trier"), twin: make("twin") };
}

/** Two SecWares for one need: people go where the score is better, and to the other one where one cannot sell. */
export interface Niche {
  own: Developer;
  rival: Developer;
}

const EVEN = 0.2;

/** How many there are who buy, how many plans each at once, and what each developer has to stake. */
export interface NicheCustom {
  count: number;
  qty?: number;
  funds?: number;
}

/** Makes a niche of two, and another one beside it with the same people, in which nothing will happen. */
export function makeNiches(
  world: World,
  name: string,
  { count, qty = 1, funds = 60_000 }: NicheCustom,
): { niche: Niche; quiet: Niche } {
  const make = (which: string): Niche => {
    const offer: Offer = { price: 10, funds, stake: 3_000, settlesOn: 3 };
    const own = new Developer(world, world.party(`${name} ${which}`), offer);
    const rival = new Developer(world, world.party(`${name} ${which} rival`), offer);
    const random = world.random.fork(name);
    const choice = random.fork("choice");
    addCustomers(world, own, { count, qty, choose: () => choose(world, { own, rival }, choice) }, random);
    return { own, rival };
  };
  return { niche: make("trier"), quiet: make("twin") };
}

function choose(world: World, { own, rival }: Niche, random: Random): Developer {
  const [a, b] = [EVEN + world.scoreOf(own.ware), EVEN + world.scoreOf(rival.ware)];
  const chosen = random.chance(a / (a + b)) ? own : rival;
  if (canSell(world, chosen)) return chosen;
  return chosen === own ? rival : own;
}

function canSell(world: World, developer: Developer): boolean {
  const { stakes, registry } = world.economy;
  if (registry.wareOf(developer.ware).status !== "active") return false;
  if (developer.isPrompt) return true;
  return stakes.stakeOf(developer.ware).staked >= stakes.need(developer.ware) + developer.price;
}
