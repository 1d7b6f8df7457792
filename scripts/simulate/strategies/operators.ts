import { Developer } from "../developer.ts";
import type { Case, Juror, Vote } from "../jury.ts";
import type { Account } from "../model/accounts.ts";
import { ONE, sec } from "../model/units.ts";
import { epochAt } from "../model/windows.ts";
import type { Party } from "../party.ts";
import type { Random } from "../random.ts";
import type { Running, Strategy } from "../strategy.ts";
import type { World } from "../world.ts";

const STAKE = 100n * ONE;
const CASES_WEEKLY = 3;
/** Of an honest claim; it is twice the price, so that it takes a jury. */
const CLAIMED = 100;
const PRICE = 50;
/** What the friend wants taken: his half of it is worth four bonds. */
const FRIENDS_SUM = 800;
const BOND = 100;
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
  const court = openCourt(world);
  return {
    onDay: (day) => {
      if (day % 7 === 3)
        week(world, [saver, ...[...honest, lazy, ...colluding].map(({ account }) => account)]);
      if (day % 7 === 4)
        for (let i = 0; i < CASES_WEEKLY; i += 1) claim(world, court.accused, random.chance(0.5));
      if (day % 7 === 5) friendsClaim(world, court);
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
        gain: ringGain(world, colluding, { honest: honest[1], dutyCost }) + court.friend.gain(),
        spent: court.claims * BOND,
        note: `${court.won} of ${court.claims} false claims won`,
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

/** Two SecWares that are accused, and a friend who accuses one of them falsely. */
interface Court {
  accused: Developer;
  wronged: Developer;
  friend: Party;
  purse: Account;
  claims: number;
  won: number;
}

function openCourt(world: World): Court {
  const accused = new Developer(world, world.party("who serves badly"), {
    price: PRICE,
    stake: 30_000,
    funds: 60_000,
  });
  const wronged = new Developer(world, world.party("who serves well"), {
    price: 10,
    stake: 60_000,
    funds: 100_000,
  });
  for (const developer of [accused, wronged]) developer.keepsStake = true;
  const friend = world.party(FRIEND);
  return { accused, wronged, friend, purse: friend.account(sec(30_000)), claims: 0, won: 0 };
}

/** A customer says that the SLA was broken; nobody answers him, and the jury looks. */
function claim(world: World, accused: Developer, isTrue: boolean): void {
  const claimant = world.account();
  world.act({ kind: "fund", account: claimant, amount: sec(PRICE + BOND) });
  const opened = openClaim(world, accused, claimant, "sla");
  if (opened === null) return;
  world.jury.hearUnanswered(opened, { isTrue, accused: "somebody", accuser: "somebody else" });
}

/** The friend says that harm was meant; the developer contests it at once. */
function friendsClaim(world: World, court: Court): void {
  const opened = openClaim(world, court.wronged, court.purse, "malice");
  if (opened === null || !world.act({ kind: "contest", claim: opened }).isDone) return;
  court.claims += 1;
  const count = (isUpheld: boolean) => {
    if (isUpheld) court.won += 1;
  };
  world.jury.hear(opened, { isTrue: false, accused: "somebody", accuser: FRIEND }, count);
}

/** @returns the claim, or null where it was refused */
function openClaim(
  world: World,
  accused: Developer,
  claimant: Account,
  about: "sla" | "malice",
): number | null {
  const purchase = accused.sell(claimant, 1n, 1);
  if (purchase === null) return null;
  const sum = sec(about === "sla" ? CLAIMED : FRIENDS_SUM);
  const opened = world.act({ kind: "openClaim", about, purchase, claimant, sum });
  return opened.isDone ? Number(opened.value) : null;
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
