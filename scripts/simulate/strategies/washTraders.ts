import type { Developer } from "../developer.ts";
import type { Account } from "../model/accounts.ts";
import { sec } from "../model/units.ts";
import type { Strategy } from "../strategy.ts";
import { makeTwins } from "../twins.ts";
import { bestWash, inEarnest, type Shape, type Wash } from "../washSearch.ts";
import type { World } from "../world.ts";

interface Profile {
  name: string;
  /** Units in a week, about. */
  units: number;
  shape: Shape;
  count: number;
  qty: number;
  complaints: number;
}

const profiles: readonly Profile[] = [
  { name: "almost nobody buys", units: 1, shape: "broad", count: 6, qty: 1, complaints: 0 },
  { name: "some buy", units: 20, shape: "broad", count: 120, qty: 1, complaints: 0 },
  { name: "three large buyers", units: 20, shape: "few", count: 3, qty: 40, complaints: 0 },
  { name: "many complain", units: 20, shape: "complained", count: 120, qty: 1, complaints: 0.3 },
];

const WORKING = 20_000;

/** Buys his own plans through wallets of his own, as the search found best, and uses them up at once. */
export const strategy: Strategy = {
  name: "wash traders",
  does: "Developers buy their own plans through fresh wallets, in the pattern that a search over sizes, wallets and times found best.",
  start: (world) => {
    const pairs = profiles.map((profile) => {
      const { name, count, qty, complaints } = profile;
      const offer = { price: 10, funds: 40_000 };
      const twins = makeTwins(world, `wash, ${name}`, offer, { count, qty, complaints });
      const { wash } = bestWash({ units: profile.units, shape: profile.shape }, inEarnest);
      const washer = new Washer(world, twins.trier, wash, profile.units);
      twins.twin.party.account(sec(WORKING));
      return { profile, twins, wash, washer };
    });
    return {
      onDay: (day) => {
        for (const { washer } of pairs) washer.onDay(day);
      },
      attempts: () =>
        pairs.map(({ profile, twins, wash, washer }) => ({
          name: profile.name,
          gain: twins.trier.party.gain() - twins.twin.party.gain(),
          spent: washer.spent,
          note: noteOf(wash, world.scoreOf(twins.trier.ware), world.scoreOf(twins.twin.ware)),
        })),
    };
  },
};

function noteOf({ purchases, size, isBurst }: Wash, own: number, twin: number): string {
  const pattern = `${purchases} × ${size} units for each wallet, ${isBurst ? "at first" : "always"}`;
  return `${pattern}; score ${own.toFixed(2)} against ${twin.toFixed(2)}`;
}

class Washer {
  spent = 0;
  readonly #world: World;
  readonly #developer: Developer;
  readonly #wash: Wash;
  readonly #weekly: number;
  readonly #purse: Account;
  #owed = 0;
  #wallet: Account = 0;
  #bought = 0;

  constructor(world: World, developer: Developer, wash: Wash, units: number) {
    this.#world = world;
    this.#developer = developer;
    this.#wash = wash;
    this.#weekly = wash.part * Math.max(1, units) * (wash.isBurst ? 3.25 : 1);
    this.#purse = developer.party.account(sec(WORKING));
  }

  onDay(day: number): void {
    if (this.#wash.isBurst && day > 28) return;
    this.#owed += this.#weekly / 7;
    while (this.#owed >= this.#wash.size) {
      this.#owed -= this.#wash.size;
      this.#buyOne();
    }
  }

  #buyOne(): void {
    const { party, price } = this.#developer;
    if (this.#bought % this.#wash.purchases === 0) this.#wallet = party.account();
    this.#bought += 1;
    const amount = price * BigInt(this.#wash.size);
    const moved = this.#world.move(this.#purse, this.#wallet, amount);
    const purchase = moved ? this.#developer.sell(this.#wallet, BigInt(this.#wash.size), 1) : null;
    if (purchase === null) return;
    party.purchases.push(purchase);
    // Serving oneself costs nothing.
    const { aside } = party;
    this.#developer.settle([purchase]);
    party.aside = aside;
    this.spent += this.#wash.size * 10;
  }
}
