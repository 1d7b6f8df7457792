import type { Chain } from "./chain.ts";
import type { Account } from "./model/accounts.ts";
import type { Claim } from "./model/claim.ts";
import { toNumber } from "./model/units.ts";
import { COMMIT, HARD_STOP, RESPONSE, REVEAL } from "./model/windows.ts";

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
  lost: number;
}

const HOUR = 3_600;

/**
 * Operators who rule on what code cannot. Here stands only how they vote, and that everybody does on time what he may: the votes
 * are hidden first and opened then, and what comes of them says the model of the disputes.
 */
export class Jury {
  readonly jurors: Juror[] = [];
  cases = 0;
  wrong = 0;
  readonly #chain: Chain;

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  add(account: Account, vote: Juror["vote"]): Juror {
    const juror: Juror = { account, vote, lost: 0 };
    this.jurors.push(juror);
    return juror;
  }

  /** Hears a claim that nobody answers, when the time to answer is over. */
  hearUnanswered(claim: number, one: Case, onClosed?: (isUpheld: boolean) => void): void {
    this.#chain.at(this.#claimOf(claim).openedAt + RESPONSE, () => {
      if (this.#chain.act({ kind: "advance", claim }).isDone) this.hear(claim, one, onClosed);
    });
  }

  /** Hears a claim that has come to the jury. Effects, in the days that follow: votes, a ruling, money, duties. */
  hear(claim: number, one: Case, onClosed: (isUpheld: boolean) => void = () => {}): void {
    this.cases += 1;
    const { since } = this.#claimOf(claim);
    const votes = this.jurors.flatMap((juror) => {
      const vote = juror.vote(one);
      return vote === "none" ? [] : [{ juror: juror.account, isUpheld: vote === "proven" }];
    });
    const cast = (kind: "commitVote" | "revealVote") => () => {
      for (const vote of votes) this.#chain.act({ kind, claim, ...vote });
    };
    this.#chain.at(since + HOUR, cast("commitVote"));
    this.#chain.at(since + COMMIT, cast("revealVote"));
    this.#chain.at(since + COMMIT + REVEAL, () => this.#tally(claim, one, onClosed));
  }

  /** Where fewer than four could vote, the Governor looks himself. */
  #tally(claim: number, { isTrue }: Case, onClosed: (isUpheld: boolean) => void): void {
    this.#chain.act({ kind: "tally", claim });
    const own = this.#claimOf(claim);
    if (own.state === "appealed") this.#chain.act({ kind: "ruleAppeal", claim, isUpheld: isTrue });
    if ((own.outcome === "upheld") !== isTrue) this.wrong += 1;
    this.#chain.at(this.#chain.economy.disputes.executableAt(own), () => {
      this.#chain.act({ kind: "execute", claim });
      this.#noteDuties(claim);
      this.#finalise(own);
      onClosed(own.outcome === "upheld");
    });
  }

  #noteDuties(claim: number): void {
    const { restaking } = this.#chain.economy;
    const stakes = this.jurors.map((juror) => ({ juror, before: restaking.poolOf(juror.account).assets }));
    this.#chain.act({ kind: "noteDuties", claim });
    for (const { juror, before } of stakes)
      juror.lost += toNumber(before - restaking.poolOf(juror.account).assets);
  }

  /** A review on which the jury said nothing ends by its time. */
  #finalise({ kind, outcome, purchase }: Claim): void {
    const review = this.#chain.economy.reputation.reviews.get(purchase);
    if (kind !== "review" || outcome !== "unproven" || review === undefined) return;
    this.#chain.at(review.challengedAt + HARD_STOP, () => this.#chain.act({ kind: "finalise", purchase }));
  }

  #claimOf(claim: number): Claim {
    return this.#chain.economy.disputes.claimOf(claim);
  }
}
