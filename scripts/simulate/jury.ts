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
const DUTY_EPOCHS = 4;
/** One juror alone counts a quarter of what was cast, and that may be two thirds of all that counts. */
const OF_CAST = 1 / 3;
/** Who misses more than this part of its duties is negligent. */
const NEGLECT = 0.2;

/** What a jury is measured by; a test puts others in their place. */
export interface JuryTerms {
  /** More than this part of one's duties has to be missed before three misses cost. */
  neglect: number;
  /** At least this part of what was cast has to stand on the side that rules. */
  ofCast: number;
}

export const juryDefaults: JuryTerms = { neglect: NEGLECT, ofCast: OF_CAST };

/** What counts of each side, and all that was cast. */
interface Count {
  proven: number;
  unproven: number;
  cast: number;
}

/** Operators who rule on what code cannot: weights by restaked money, at most a quarter of what is cast for each of them. */
export class Jury {
  readonly jurors: Juror[] = [];
  cases = 0;
  wrong = 0;
  readonly #world: World;
  readonly #terms: JuryTerms;

  constructor(world: World, terms = juryDefaults) {
    this.#world = world;
    this.#terms = terms;
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
    const count = this.#count(votes);
    const isProven = count !== null && this.#isRuling(count, "proven");
    if (isProven !== one.isTrue) this.wrong += 1;
    for (const { juror, vote } of votes) this.#note(juror, this.#isMissed(vote, count));
    return isProven;
  }

  /** @returns null without a quorum */
  #count(votes: readonly { juror: Juror; vote: Vote }[]): Count | null {
    const { restaking, clock } = this.#world.economy;
    const epoch = epochAt(clock.now);
    const weightOf = (juror: Juror) => toNumber(restaking.weightAt(juror.account, epoch));
    const all = this.jurors.reduce((sum, juror) => sum + weightOf(juror), 0);
    const voted = votes.filter(({ vote }) => vote !== "none");
    const cast = voted.reduce((sum, { juror }) => sum + weightOf(juror), 0);
    if (all === 0 || cast < QUORUM * all) return null;
    const sideOf = (side: Vote) =>
      voted
        .filter(({ vote }) => vote === side)
        .reduce((sum, { juror }) => sum + Math.min(weightOf(juror), CAP * cast), 0);
    return { proven: sideOf("proven"), unproven: sideOf("unproven"), cast };
  }

  #isRuling({ proven, unproven, cast }: Count, side: "proven" | "unproven"): boolean {
    const held = side === "proven" ? proven : unproven;
    return held >= MAJORITY * (proven + unproven) && held >= this.#terms.ofCast * cast;
  }

  /** Silence, and a vote against a ruling, are missed duties. */
  #isMissed(vote: Vote, count: Count | null): boolean {
    if (vote === "none") return true;
    return count !== null && this.#isRuling(count, vote === "proven" ? "unproven" : "proven");
  }

  #isNegligent({ account }: Juror): boolean {
    const { restaking, clock } = this.#world.economy;
    const epoch = epochAt(clock.now);
    let [due, done] = [0, 0];
    for (let i = 0; i < DUTY_EPOCHS; i += 1) {
      const duties = restaking.dutiesOf(account, epoch - i);
      [due, done] = [due + Number(duties.due), done + Number(duties.done)];
    }
    return due - done > this.#terms.neglect * due;
  }

  #note(juror: Juror, isMissed: boolean): void {
    this.#world.act({ kind: "noteDuty", operator: juror.account, isDone: !isMissed });
    if (!isMissed) return;
    // A window begins with its first miss; the third in it ends it, and costs where they are no small part of all duties.
    if (this.#world.day >= juror.missedFrom + WINDOW_DAYS)
      [juror.missedFrom, juror.missed] = [this.#world.day, 0];
    juror.missed += 1;
    if (juror.missed < MISSES) return;
    [juror.missedFrom, juror.missed] = [-WINDOW_DAYS, 0];
    if (!this.#isNegligent(juror)) return;
    const slashed = this.#world.act({ kind: "slashOperator", operator: juror.account, bps: 100n });
    if (slashed.isDone) juror.lost += toNumber(slashed.value);
  }
}
