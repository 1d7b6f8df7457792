import type { Account } from "./model/accounts.ts";
import { toNumber } from "./model/units.ts";
import { epochAt } from "./model/windows.ts";
import type { World } from "./world.ts";

/** How an operator votes on a case: for the accuser, against, or not at all. */
export type Vote = "proven" | "unproven" | "none";

export interface Case {
  /** What a careful look at the evidence shows. */
  isTrue: boolean;
  /** Whom it is about, so that confederates know their own. */
  accused: string;
  accuser: string;
}

export interface Juror {
  account: Account;
  vote: (one: Case) => Vote;
  missed: number;
  missedFrom: number;
  lost: number;
}

const CAP = 0.25;
const QUORUM = 0.4;
const MAJORITY = 2 / 3;
const MISSES = 3;
const WINDOW_DAYS = 28;

/** Operators who rule on what code cannot: weights by restaked money, at most a quarter of what is cast for each of them. */
export class Jury {
  readonly jurors: Juror[] = [];
  cases = 0;
  wrong = 0;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  add(account: Account, vote: Juror["vote"]): Juror {
    const juror: Juror = { account, vote, missed: 0, missedFrom: -WINDOW_DAYS, lost: 0 };
    this.jurors.push(juror);
    return juror;
  }

  /** Rules on a case; where fewer than four could, the Governor looks himself. Effects: duties, and slashes for missed ones. */
  rule(one: Case): boolean {
    this.cases += 1;
    if (this.jurors.length < 4) return one.isTrue;
    const votes = this.jurors.map((juror) => ({ juror, vote: juror.vote(one) }));
    const share = this.#shareOf(votes, "proven");
    const isProven = share !== null && share >= MAJORITY;
    if (isProven !== one.isTrue) this.wrong += 1;
    for (const { juror, vote } of votes) this.#note(juror, this.#isMissed(vote, share));
    return isProven;
  }

  /** @returns null without a quorum */
  #shareOf(votes: readonly { juror: Juror; vote: Vote }[], side: Vote): number | null {
    const { restaking, clock } = this.#world.economy;
    const epoch = epochAt(clock.now);
    const weightOf = (juror: Juror) => toNumber(restaking.weightAt(juror.account, epoch));
    const all = this.jurors.reduce((sum, juror) => sum + weightOf(juror), 0);
    const cast = votes.filter(({ vote }) => vote !== "none");
    const sum = cast.reduce((total, { juror }) => total + weightOf(juror), 0);
    if (all === 0 || sum < QUORUM * all) return null;
    const capped = (juror: Juror) => Math.min(weightOf(juror), CAP * sum);
    const total = cast.reduce((part, { juror }) => part + capped(juror), 0);
    return (
      cast.filter(({ vote }) => vote === side).reduce((part, { juror }) => part + capped(juror), 0) / total
    );
  }

  /** Silence, and a vote against a ruling of two thirds, are missed duties. */
  #isMissed(vote: Vote, proven: number | null): boolean {
    if (vote === "none") return true;
    if (proven === null) return false;
    return (proven >= MAJORITY && vote === "unproven") || (1 - proven >= MAJORITY && vote === "proven");
  }

  #note(juror: Juror, isMissed: boolean): void {
    this.#world.act({ kind: "noteDuty", operator: juror.account, isDone: !isMissed });
    if (!isMissed) return;
    // A window begins with its first miss; the third in it costs, and ends it.
    if (this.#world.day >= juror.missedFrom + WINDOW_DAYS)
      [juror.missedFrom, juror.missed] = [this.#world.day, 0];
    juror.missed += 1;
    if (juror.missed < MISSES) return;
    [juror.missedFrom, juror.missed] = [-WINDOW_DAYS, 0];
    const slashed = this.#world.act({ kind: "slashOperator", operator: juror.account, bps: 100n });
    if (slashed.isDone) juror.lost += toNumber(slashed.value);
  }
}
