import { type Account, modules } from "./accounts.ts";
import { bondOf, bondsPaid, type Claim, type ClaimOutcome, type Payout } from "./claim.ts";
import { ClaimJury } from "./claimJury.ts";
import { demand } from "./refused.ts";
import { split } from "./slashMath.ts";
import { APPEAL, EXECUTION, epochAt, HARD_STOP } from "./windows.ts";

const LAST_WORD = HARD_STOP - EXECUTION;

/** By epoch: claims that cost somebody money, what of it was burned, and what waits for the operators. */
export interface Enforced {
  claims: bigint;
  burned: bigint;
  operators: bigint;
}

/** How a claim ends: the last word, the wait, and where the money goes. `Disputes.sol`. */
export class Disputes extends ClaimJury {
  readonly #enforced = new Map<number, Enforced>();

  appeal(claim: number, by: Account): void {
    const own = this.inState(claim, "ruled");
    demand(this.now < own.since + APPEAL, "DisputesTooLate");
    const isClaimant = by === own.claimant;
    demand(isClaimant || by === own.accused, "DisputesNotParty");
    const hasWon = isClaimant === (own.outcome === "upheld");
    const bond = bondOf(own) * (hasWon ? 1n : 2n);
    const { reputation } = this.parts;
    const isOfExpulsion = own.kind === "expulsion";
    demand(!isOfExpulsion || reputation.expulsionOf(own.ware) !== 0, "ReputationNoExpulsion");
    this.takeBond(by, bond);
    if (isOfExpulsion) reputation.deferExpulsion(own.ware, Number.POSITIVE_INFINITY);
    [own.state, own.since, own.appeal] = ["appealed", this.now, { by, bond }];
  }

  /** The owner's last word. */
  ruleAppeal(claim: number, isUpheld: boolean): void {
    const own = this.inState(claim, "appealed");
    demand(this.now < own.openedAt + LAST_WORD, "DisputesTooLate");
    const outcome = isUpheld ? "upheld" : "refuted";
    // Nobody did wrong by agreeing with a jury that was overruled.
    if (outcome !== own.outcome) own.isStrong = false;
    this.#decide(own, outcome);
  }

  lapse(claim: number): void {
    const own = this.claims[claim];
    const isUndecided = own !== undefined && own.state !== "final" && own.state !== "closed";
    // A jury's ruling that nobody appealed is the last word.
    demand(isUndecided && own.state !== "ruled", "DisputesBadState");
    demand(this.now >= own.openedAt + LAST_WORD, "DisputesTooSoon");
    own.isStrong = false;
    this.#decide(own, "unproven");
  }

  /** Moves the money. @returns what was burned, of a review's fee too */
  execute(claim: number): bigint {
    const own = this.claims[claim];
    demand(own?.state === "ruled" || own?.state === "final", "DisputesBadState");
    demand(this.now >= this.executableAt(own), "DisputesTooSoon");
    const before = this.parts.token.supply;
    const payout = bondsPaid(own);
    own.state = "closed";
    this.#carryOut(own, payout);
    if (own.claimant !== null) this.#pay(own.claimant, payout.claimant);
    this.#pay(this.accusedOf(own), payout.accused);
    this.#burn(payout);
    return before - this.parts.token.supply;
  }

  /** What is taken from somebody is taken seven days after the last word. */
  executableAt({ kind, state, outcome, since }: Claim): number {
    const isTaken = outcome === "upheld" && kind !== "expulsion";
    return since + (state === "ruled" ? APPEAL : 0) + (isTaken ? EXECUTION : 0);
  }

  enforcedIn(epoch: number): Enforced {
    return this.#enforced.get(epoch) ?? { claims: 0n, burned: 0n, operators: 0n };
  }

  /** Pays restaking, which closes that epoch, what waits for the operators. */
  takeSlashShare(epoch: number): bigint {
    const own = this.enforcedIn(epoch);
    if (own.operators === 0n) return 0n;
    this.#enforced.set(epoch, { ...own, operators: 0n });
    this.#pay(modules.restaking, own.operators);
    return own.operators;
  }

  #decide(own: Claim, outcome: ClaimOutcome): void {
    [own.state, own.outcome, own.since] = ["final", outcome, this.now];
  }

  /** What the ruling means for what it was about. */
  #carryOut(own: Claim, payout: Payout): void {
    const { kind, ware, sum } = own;
    const isUpheld = own.outcome === "upheld";
    const isOfStake = kind === "sla" || kind === "malice";
    if (isOfStake && isUpheld) this.#slash(own, payout);
    else if (isOfStake) this.parts.stakes.unfreeze(ware, sum);
    else if (kind === "review") this.#ruleReview(own, isUpheld);
    else if (kind === "expulsion") this.#ruleExpulsion(own);
    else if (isUpheld) this.parts.restaking.slash(this.accusedOf(own), sum);
  }

  #slash({ kind, ware, sum, harm }: Claim, payout: Payout): void {
    const { stakes } = this.parts;
    const take = kind === "sla" ? "slashForSla" : "slashFrozen";
    const taken = stakes[take](ware, sum, modules.disputes);
    // Who claims is harmed and reports at once, and nothing bounds the second.
    const { harmed, reporter, operators, burned } = split(taken, harm, taken);
    payout.claimant += harmed + reporter;
    payout.operators += operators;
    payout.burned += burned;
  }

  #ruleReview({ purchase, outcome }: Claim, isUpheld: boolean): void {
    const { reputation } = this.parts;
    const isOpen = reputation.reviews.get(purchase)?.state === "challenged";
    if (isOpen && outcome !== "unproven") reputation.rule(purchase, isUpheld);
  }

  #ruleExpulsion({ ware, outcome, openedAt }: Claim): void {
    const { reputation } = this.parts;
    const isStopped = outcome === "refuted" && reputation.expulsionOf(ware) !== 0;
    if (isStopped && openedAt >= reputation.expulsionStartedAt(ware)) reputation.stopExpulsion(ware);
  }

  #burn({ burned, operators }: Payout): void {
    if (burned === 0n) return;
    const epoch = epochAt(this.now);
    const own = this.enforcedIn(epoch);
    this.#enforced.set(epoch, {
      claims: own.claims + 1n,
      burned: own.burned + burned,
      operators: own.operators + operators,
    });
    this.parts.token.burn(modules.disputes, burned);
  }

  #pay(to: Account, amount: bigint): void {
    this.parts.token.transfer(modules.disputes, to, amount);
  }
}
