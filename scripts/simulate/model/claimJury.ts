import type { Account } from "./accounts.ts";
import type { Ballot, Claim } from "./claim.ts";
import { Claims, type DisputesParts } from "./claims.ts";
import { counted, isNegligent, isQuorum, isRuling, type JuryTerms, juryDefaults } from "./juryMath.ts";
import { demand } from "./refused.ts";
import { CAP_WINDOW, COMMIT, epochAt, REVEAL } from "./windows.ts";

const JURORS_LEAST = 4;
const MISSES_AT_MOST = 3;
const MISS_BPS = 100n;
const DUTY_EPOCHS = 4;

/** What was cast, by whom it could have been, and the sides of what counts. */
interface Count {
  jurors: number;
  voters: number;
  total: bigint;
  cast: bigint;
  counted: bigint;
  upheld: bigint;
}

/** Operators judge, by the pools of the time before the claim: `disputes/DisputesJury.sol`. */
export class ClaimJury extends Claims {
  quorumBps = 4_000n;
  readonly #terms: JuryTerms;
  readonly #misses = new Map<Account, { since: number; count: number }>();

  constructor(parts: DisputesParts, terms = juryDefaults) {
    super(parts);
    this.#terms = terms;
  }

  commitVote(claim: number, juror: Account, isUpheld: boolean): void {
    const own = this.inState(claim, "voting");
    demand(this.now < own.since + COMMIT, "DisputesTooLate");
    demand(this.parts.restaking.isOperator(juror), "DisputesNotJuror");
    demand(!own.ballots.has(juror), "DisputesBadVote");
    own.ballots.set(juror, { isUpheld, weight: null });
  }

  revealVote(claim: number, juror: Account, isUpheld: boolean): void {
    const own = this.inState(claim, "voting");
    demand(this.now >= own.since + COMMIT, "DisputesTooSoon");
    demand(this.now < own.since + COMMIT + REVEAL, "DisputesTooLate");
    const ballot = own.ballots.get(juror);
    demand(ballot?.isUpheld === isUpheld && ballot.weight === null, "DisputesBadVote");
    const weight = this.#weightOf(own, juror);
    demand(weight > 0n && !this.#isParty(own, juror), "DisputesNotJuror");
    ballot.weight = weight;
  }

  tally(claim: number): void {
    const own = this.inState(claim, "voting");
    demand(this.now >= own.since + COMMIT + REVEAL, "DisputesTooSoon");
    const count = this.#count(own);
    own.since = this.now;
    if (count.jurors < JURORS_LEAST) own.state = "appealed";
    else if (count.voters < JURORS_LEAST || !isQuorum(count.cast, count.total, this.quorumBps))
      [own.state, own.outcome] = ["final", "unproven"];
    else this.#rule(own, count);
  }

  /** Notes for each juror whether it did its duty. Effects: slashes those who are negligent. */
  noteDuties(claim: number): void {
    const own = this.inState(claim, "closed");
    demand(own.hasJury && !own.isNoted, "DisputesExists");
    own.isNoted = true;
    for (const operator of this.parts.restaking.operators()) {
      if (!this.isJuror(own, operator)) continue;
      const ballot = own.ballots.get(operator);
      const isWrong = own.isStrong && ballot?.isUpheld !== (own.outcome === "upheld");
      const isDone = isVote(ballot) && !isWrong;
      this.parts.restaking.noteDuty(operator, isDone);
      if (!isDone) this.#countMiss(operator);
    }
  }

  /** Whether an operator may judge a claim: it had a pool before, and no stake in a party. */
  isJuror(own: Claim, operator: Account): boolean {
    const { restaking } = this.parts;
    return (
      restaking.isOperator(operator) && this.#weightOf(own, operator) > 0n && !this.#isParty(own, operator)
    );
  }

  #rule(own: Claim, { upheld, counted: all, cast }: Count): void {
    const isUpheld = isRuling(upheld, all, cast, this.#terms);
    [own.state, own.outcome] = ["ruled", isUpheld ? "upheld" : "refuted"];
    own.isStrong = isUpheld || isRuling(all - upheld, all, cast, this.#terms);
  }

  /** The third miss in a window begins a new one, and costs where they are no small part of all duties. */
  #countMiss(operator: Account): void {
    let own = this.#misses.get(operator) ?? { since: 0, count: 0 };
    if (this.now >= own.since + CAP_WINDOW) own = { since: this.now, count: 0 };
    own.count += 1;
    const isLast = own.count === MISSES_AT_MOST;
    this.#misses.set(operator, isLast ? { since: 0, count: 0 } : own);
    if (isLast && this.#isNegligent(operator)) this.parts.restaking.slash(operator, MISS_BPS);
  }

  #isNegligent(operator: Account): boolean {
    const epoch = epochAt(this.now);
    let [due, done] = [0n, 0n];
    for (let i = 0; i < DUTY_EPOCHS; i += 1) {
      const duties = this.parts.restaking.dutiesOf(operator, epoch - i);
      [due, done] = [due + duties.due, done + duties.done];
    }
    return isNegligent(due - done, due, this.#terms);
  }

  /** Who voted counts, also where it left since; who could have counts for the quorum. */
  #count(own: Claim): Count {
    const count: Count = { jurors: 0, voters: 0, total: 0n, cast: 0n, counted: 0n, upheld: 0n };
    const votes: { weight: bigint; isUpheld: boolean }[] = [];
    for (const operator of this.parts.restaking.operators()) {
      const ballot = own.ballots.get(operator);
      if (!isVote(ballot) && !this.isJuror(own, operator)) continue;
      count.jurors += 1;
      if (isVote(ballot)) votes.push(ballot);
      count.total += isVote(ballot) ? ballot.weight : this.#weightOf(own, operator);
    }
    count.voters = votes.length;
    for (const { weight } of votes) count.cast += weight;
    for (const { weight, isUpheld } of votes) {
      count.counted += counted(weight, count.cast);
      if (isUpheld) count.upheld += counted(weight, count.cast);
    }
    return count;
  }

  /** The pool at the start of the epoch in which the claim was opened: nothing that came since. */
  #weightOf({ openedAt }: Claim, operator: Account): bigint {
    return this.parts.restaking.weightAt(operator, epochAt(openedAt));
  }

  /** A party, or one with whom a party restakes. */
  #isParty({ claimant, accused }: Claim, operator: Account): boolean {
    const isWith = (party: Account | null) =>
      party !== null && (party === operator || this.parts.restaking.operatorOf(party) === operator);
    return isWith(claimant) || isWith(accused);
  }
}

function isVote(ballot: Ballot | undefined): ballot is Ballot & { weight: bigint } {
  return ballot !== undefined && ballot.weight !== null;
}
