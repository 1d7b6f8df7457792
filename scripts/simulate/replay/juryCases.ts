import { Developer } from "../developer.ts";
import type { Account } from "../model/accounts.ts";
import { ONE, sec } from "../model/units.ts";
import { DAY } from "../model/windows.ts";
import type { Random } from "../random.ts";
import type { Strategy } from "../strategy.ts";
import { START, type World } from "../world.ts";
import { bounds, drawPattern } from "./ballots.ts";
import { type Bench, openAtBounds, openCase } from "./juryCase.ts";
import { judgeExpulsions, sellBadly } from "./juryExpulsions.ts";

const GIANT = 18n * ONE;
const OTHERS = 11;
const OTHER = 2n * ONE;
const LEAST_DEPOSIT = 10n ** 12n;
const BOUNDS_DAILY = 3;
/** In the weeks at the bounds nothing is executed, so that no slash moves the weights. */
const EXECUTED_FROM = START + 22 * DAY;
const RANDOM_FROM = 23;
const LEFT_ON = 26;
const JOINED_ON = 24;

export interface CasesToOpen {
  /** How many on a day, until which one. */
  daily: number;
  until: number;
  /** How many SecWares are to be expelled; there are four ways in which that ends. */
  bad: number;
}

/** Many cases, with weights at the bounds of what rules and with weights that were drawn; not part of the year. */
export function juryCases({ daily, until, bad }: CasesToOpen): Strategy {
  return {
    name: "jury cases",
    does: "Opens claims of every kind, has them answered, voted on, appealed and forgotten in every way.",
    start: (world) => {
      const random = world.random.fork("jury cases");
      const bench = seat(world, random);
      const sold = sellBadly(world, bad);
      return {
        onDay: (day) => {
          if (day === 8) depositALittle(world, bench.operators);
          if (day === JOINED_ON) bench.operators.push(join(world, 5n * ONE + 1n));
          if (day === LEFT_ON) world.at(world.economy.clock.now + DAY / 2, () => leaveOne(world, bench));
          if (day >= 7 && day < 21) judgeBounds(bench, day);
          if (day >= RANDOM_FROM && day < until) {
            for (let i = 0; i < daily; i += 1) openCase(bench, drawPattern(random, bench.operators.length));
          }
          judgeExpulsions(bench, sold);
        },
      };
    },
  };
}

function seat(world: World, random: Random): Bench {
  const stakes = [GIANT, ...Array.from({ length: OTHERS }, () => OTHER)];
  const operators = stakes.map((stake) => join(world, stake));
  const stand = (place: number) => {
    const party = world.party(`accused ${place}`);
    const developer = new Developer(world, party, { price: 20, stake: 40_000, funds: 400_000 });
    developer.keepsStake = true;
    return developer;
  };
  // One alone is accused of broken SLAs, so that it comes to what may be taken for them.
  return { world, random, operators, slow: stand(0), evil: [1, 2, 3].map(stand) };
}

function join(world: World, amount: bigint): Account {
  const operator = world.account();
  world.act({ kind: "fund", account: operator, amount: sec(20_000) });
  world.act({ kind: "join", operator, commissionBps: 500n, amount });
  return operator;
}

/** What was exactly enough in the first week is not in the second. */
function depositALittle(world: World, operators: readonly Account[]): void {
  for (const place of [0, 9]) {
    const operator = operators[place];
    if (operator !== undefined)
      world.act({ kind: "deposit", investor: world.account(), operator, amount: LEAST_DEPOSIT });
  }
}

function judgeBounds(bench: Bench, day: number): void {
  const place = (day % 7) * BOUNDS_DAILY;
  for (const pattern of bounds.slice(place, place + BOUNDS_DAILY))
    openAtBounds(bench, pattern, EXECUTED_FROM);
}

/** One that has voted and then leaves counts; one that has not does not. */
function leaveOne(world: World, { operators }: Bench): void {
  const operator = operators[3];
  if (operator !== undefined) world.act({ kind: "leave", operator });
}
