import type { Case, Juror, Vote } from "../jury.ts";
import type { Account } from "../model/accounts.ts";
import { ONE, sec } from "../model/units.ts";
import { epochAt } from "../model/windows.ts";
import type { Random } from "../random.ts";
import type { Running, Strategy } from "../strategy.ts";
import type { World } from "../world.ts";

const STAKE = 100n * ONE;
const CASES_WEEKLY = 3;
const BOND = 100;
const WON = 400;
const ERRS = 0.05;
const FRIEND = "friend of two operators";

interface Operator {
  account: Account;
  juror: Juror;
  votes: number;
}

/** Operators who look, one who does not, and two who vote for a friend. */
export const strategy: Strategy = {
  name: "operators",
  does: "Operators rule on what code cannot: five look at the evidence, one answers nothing, two vote for a friend who brings false claims.",
  start: (world) => startOperators(world, { honest: 5, colluding: 2, dutyCost: 0.5 }),
};

/** Who there is, and what it costs one who looks to look, in SEC. */
export interface Bench {
  honest: number;
  colluding: number;
  dutyCost: number;
  /** ETH that each of those who collude puts in; 100, unless it is said. */
  colludingStake?: bigint;
}

/** The same with others on the bench. */
export function startOperators(world: World, bench: Bench): Running {
  const { dutyCost } = bench;
  const random = world.random.fork("operators");
  const honest = Array.from({ length: bench.honest }, () => join(world, (one) => look(one, random)));
  const lazy = join(world, () => "none");
  const colluding = Array.from({ length: bench.colluding }, () =>
    join(world, (one) => forFriend(one, random), bench.colludingStake),
  );
  const investor = world.party("an investor");
  const saver = investor.account();
  const [first] = honest;
  if (first !== undefined) deposit(world, saver, first.account);
  const ring = { won: 0, lost: 0 };
  return {
    onDay: (day) => {
      if (day % 7 === 3)
        week(world, [saver, ...[...honest, lazy, ...colluding].map(({ account }) => account)]);
      if (day % 7 === 4) for (let i = 0; i < CASES_WEEKLY; i += 1) claim(world, random.chance(0.5));
      if (day % 7 === 5) friendsClaim(world, ring);
    },
    attempts: () => [
      {
        name: "an operator who does nothing",
        gain: gainOf(world, lazy, dutyCost) - gainOf(world, honest[1], dutyCost),
        spent: 0,
        note: `${lazy.juror.lost.toFixed(2)} ETH slashed of 100; others spend ${dutyCost} SEC on each case`,
      },
      {
        name: `${inWords(bench.colluding)} operators and their friend`,
        gain:
          ringGain(world, colluding, { honest: honest[1], dutyCost }) +
          ring.won * WON -
          (ring.lost * BOND) / 2,
        spent: (ring.won + ring.lost) * BOND,
        note: `${ring.won} of ${ring.won + ring.lost} false claims won`,
      },
    ],
    findings: () => [
      { name: "cases the jury ruled", value: `${world.jury.cases}, of which ${world.jury.wrong} wrongly` },
      {
        name: "reward of an investor with 50 ETH, in SEC",
        value: Math.round(world.balanceOf(saver)).toString(),
      },
      {
        name: "slashed of an honest operator's 100 ETH, for votes that the jury outvoted",
        value: `${(honest[1]?.juror.lost ?? 0).toFixed(2)} ETH in ${honest[1]?.votes ?? 0} votes`,
      },
      {
        name: "reward of an honest operator with 100 ETH, in SEC",
        value: Math.round(rewardOf(world, honest[1])).toString(),
      },
    ],
  };
}

function join(world: World, vote: (one: Case) => Vote, amount = STAKE): Operator {
  const account = world.account();
  world.act({ kind: "join", operator: account, commissionBps: 1_000n, amount });
  const operator: Operator = { account, juror: world.jury.add(account, voteAndCount), votes: 0 };
  return operator;

  function voteAndCount(one: Case): Vote {
    const cast = vote(one);
    if (cast !== "none") operator.votes += 1;
    return cast;
  }
}

function deposit(world: World, investor: Account, operator: Account): void {
  world.act({ kind: "deposit", investor, operator, amount: 50n * ONE });
}

function look({ isTrue }: Case, random: Random): Vote {
  return random.chance(ERRS) === isTrue ? "unproven" : "proven";
}

function forFriend(one: Case, random: Random): Vote {
  if (one.accused === FRIEND) return "unproven";
  return one.accuser === FRIEND ? "proven" : look(one, random);
}

function week(world: World, accounts: readonly Account[]): void {
  const epoch = epochAt(world.economy.clock.now) - 1;
  for (const investor of accounts) world.act({ kind: "claim", investor, epochs: [epoch] });
}

function claim(world: World, isTrue: boolean): void {
  if (!world.jury.rule({ isTrue, accused: "somebody", accuser: "somebody else" })) return;
  const epoch = epochAt(world.economy.clock.now);
  world.act({ kind: "enforce", epoch, claims: 1n, burned: sec(30) });
}

function friendsClaim(world: World, ring: { won: number; lost: number }): void {
  if (world.jury.rule({ isTrue: false, accused: "somebody", accuser: FRIEND })) ring.won += 1;
  else ring.lost += 1;
}

function rewardOf(world: World, operator: Operator | undefined): number {
  return operator === undefined ? 0 : world.balanceOf(operator.account);
}

/** Rewards, less what voting cost and what was slashed of the own stake. */
function gainOf(world: World, operator: Operator | undefined, dutyCost: number): number {
  if (operator === undefined) return 0;
  const lost = operator.juror.lost / world.price;
  return rewardOf(world, operator) - operator.votes * dutyCost - lost;
}

function ringGain(
  world: World,
  ring: readonly Operator[],
  { honest, dutyCost }: { honest: Operator | undefined; dutyCost: number },
): number {
  const each = gainOf(world, honest, dutyCost);
  return ring.reduce((sum, one) => sum + gainOf(world, one, dutyCost) - each, 0);
}

function inWords(count: number): string {
  return count === 2 ? "two" : String(count);
}
