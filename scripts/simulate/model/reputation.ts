import { type Account, type Clock, modules } from "./accounts.ts";
import type { ProviderStake } from "./providerStake.ts";
import type { Purchase } from "./purchase.ts";
import { closesAt, earnedOf } from "./purchase.ts";
import { demand } from "./refused.ts";
import type { Registry } from "./registry.ts";
import { POINT, reviewPoints, type ScoreParameters } from "./scoreMath.ts";
import { HUNDREDTH, Scores } from "./scores.ts";
import * as slashMath from "./slashMath.ts";
import type { Token } from "./token.ts";
import { most, ONE } from "./units.ts";
import { CAP_WINDOW, DAY, HARD_STOP, REVIEW_CHALLENGE, REVIEW_WINDOW } from "./windows.ts";

const FEE_LEAST = 2n * ONE;
const REVIEWS_AT_MOST = 3;
const HOUR = 3_600;
const POINTS_WITHOUT_SERVICE = 100n;
const EXPELLED_UNDER = 250_000_000n;
const UNITS_LEAST = 50n * POINT;
const PAYERS_LEAST = 10;
const EXPULSION_WAIT = 7 * DAY;
const SLASH_BPS = 1_000n;

export type ReviewState = "open" | "challenged" | "counted" | "overturned" | "lapsed";

export interface Review {
  reviewer: Account;
  ware: number;
  openedAt: number;
  challengedAt: number;
  state: ReviewState;
  points: bigint;
  fee: bigint;
}

export interface ReputationParts {
  clock: Clock;
  token: Token;
  registry: Registry;
  purchaseOf: (purchase: number) => Purchase;
  stakes: () => ProviderStake;
  /** Others than those of the contracts, to see what they would let through. */
  terms?: ScoreParameters;
}

/** Scores, paid reviews and expulsion: `Reputation.sol`. */
export class Reputation extends Scores {
  readonly reviews = new Map<number, Review>();
  readonly reviewRights = new Set<number>();
  readonly #expulsions = new Map<number, { startedAt: number; executableAt: number }>();
  readonly #stops = new Map<number, number>();
  readonly #parts: ReputationParts;

  constructor(parts: ReputationParts) {
    super(parts.clock, parts.terms);
    this.#parts = parts;
  }

  review(purchase: number, reviewer: Account): Review {
    const { token } = this.#parts;
    const own = this.#parts.purchaseOf(purchase);
    demand(own.owner === reviewer, "ReputationNotReviewer");
    const points = this.#pointsOf(purchase, own);
    const until = closesAt(own, this.#parts.registry) + REVIEW_WINDOW;
    demand(this.clock.now < until, "ReputationWindowClosed");
    const fee = feeOf(own.amount);
    this.#countReview(own.ware, reviewer, () => token.pull(reviewer, modules.reputation, fee));
    const made: Review = {
      reviewer,
      ware: own.ware,
      openedAt: this.clock.now,
      challengedAt: 0,
      state: "open",
      points,
      fee,
    };
    this.reviews.set(purchase, made);
    // The price of being heard is gone at once; the other half is held.
    token.burn(modules.reputation, fee - fee / 2n);
    return made;
  }

  challenge(purchase: number): void {
    const own = this.#inState(purchase, "open");
    demand(this.clock.now < own.openedAt + REVIEW_CHALLENGE, "ReputationWindowClosed");
    this.#parts.token.pull(this.#developerOf(own), modules.reputation, own.fee);
    [own.state, own.challengedAt] = ["challenged", this.clock.now];
  }

  finalise(purchase: number): void {
    const own = this.reviews.get(purchase);
    if (own?.state === "challenged") {
      this.#lapse(own);
      return;
    }
    const open = this.#inState(purchase, "open");
    demand(this.clock.now >= open.openedAt + REVIEW_CHALLENGE, "ReputationWindowOpen");
    this.#count(open);
    this.#pay(open.reviewer, open.fee / 2n);
  }

  /** By the jury or, for a review, by a developer's silence. */
  rule(purchase: number, isUpheld: boolean): void {
    const own = this.#inState(purchase, "challenged");
    if (!isUpheld) {
      own.state = "overturned";
      this.#pay(this.#developerOf(own), own.fee + own.fee / 2n);
      return;
    }
    this.#count(own);
    this.#pay(own.reviewer, (own.fee / 2n) * 2n);
    this.#parts.token.burn(modules.reputation, own.fee - own.fee / 2n);
  }

  startExpulsion(ware: number, payers: readonly Account[]): void {
    const isBad = this.scoreOf(ware) < EXPELLED_UNDER && this.standingOf(ware).v >= UNITS_LEAST;
    demand(isBad && !this.#expulsions.has(ware), "ReputationNotExpellable");
    const stoppedAt = this.#stops.get(ware);
    demand(stoppedAt === undefined || this.clock.now >= stoppedAt + CAP_WINDOW, "ReputationWindowOpen");
    const isOld = (payer: Account) => {
      const first = this.payerOf(ware, payer).firstPaidAt;
      return first !== 0 && first + this.terms.payerAge <= this.clock.now;
    };
    demand(new Set(payers).size >= PAYERS_LEAST && payers.every(isOld), "ReputationBadPayers");
    const startedAt = this.clock.now;
    this.#expulsions.set(ware, { startedAt, executableAt: startedAt + EXPULSION_WAIT });
    this.#parts.registry.setStanding(ware, "suspended");
  }

  /** Lets a trial end first, but no longer than any claim takes. */
  deferExpulsion(ware: number, until: number): void {
    const own = this.#expulsions.get(ware);
    demand(own !== undefined, "ReputationNoExpulsion");
    own.executableAt = Math.max(own.executableAt, Math.min(until, own.startedAt + HARD_STOP));
  }

  stopExpulsion(ware: number): void {
    demand(this.#expulsions.delete(ware), "ReputationNoExpulsion");
    this.#stops.set(ware, this.clock.now);
    this.#parts.registry.setStanding(ware, "active");
  }

  expel(ware: number): void {
    const own = this.#expulsions.get(ware);
    demand(own !== undefined, "ReputationNoExpulsion");
    demand(this.clock.now >= own.executableAt, "ReputationWindowOpen");
    this.#expulsions.delete(ware);
    this.#parts.registry.setStanding(ware, "expelled");
    const stakes = this.#parts.stakes();
    const taken = stakes.slash(ware, slashMath.part(stakes.fixedPart, SLASH_BPS), modules.reputation);
    this.#parts.token.burn(modules.reputation, taken);
  }

  expulsionOf(ware: number): number {
    return this.#expulsions.get(ware)?.executableAt ?? 0;
  }

  expulsionStartedAt(ware: number): number {
    return this.#expulsions.get(ware)?.startedAt ?? 0;
  }

  #lapse(own: Review): void {
    demand(this.clock.now >= own.challengedAt + HARD_STOP, "ReputationWindowOpen");
    own.state = "lapsed";
    this.#pay(own.reviewer, own.fee / 2n);
    this.#pay(this.#developerOf(own), own.fee);
  }

  #count(own: Review): void {
    own.state = "counted";
    this.complain(own.ware, own.points * HUNDREDTH);
  }

  #pay(to: Account, amount: bigint): void {
    this.#parts.token.transfer(modules.reputation, to, amount);
  }

  #developerOf(own: Review): Account {
    return this.#parts.registry.wareOf(own.ware).developer;
  }

  #countReview(ware: number, reviewer: Account, payFee: () => void): void {
    const own = this.payerOf(ware, reviewer);
    const [thirdLast] = own.reviewHours.length < REVIEWS_AT_MOST ? [] : own.reviewHours;
    const until = thirdLast === undefined ? 0 : (thirdLast + 1) * HOUR + CAP_WINDOW;
    demand(this.clock.now >= until, "ReputationTooManyReviews");
    payFee();
    own.reviewHours = [...own.reviewHours, Math.floor(this.clock.now / HOUR)].slice(-REVIEWS_AT_MOST);
  }

  #pointsOf(purchase: number, own: Purchase): bigint {
    const earned = earnedOf(own);
    const hasRight = this.reviewRights.has(purchase);
    demand(
      own.amount > 0n && !this.reviews.has(purchase) && (earned > 0n || hasRight),
      "ReputationNotReviewable",
    );
    const points = reviewPoints(own.points * HUNDREDTH, earned) / HUNDREDTH;
    return hasRight ? most(points, POINTS_WITHOUT_SERVICE) : points;
  }

  #inState(purchase: number, state: ReviewState): Review {
    const own = this.reviews.get(purchase);
    demand(own?.state === state, "ReputationBadState");
    return own;
  }
}

/** What a review of a purchase costs. */
export function feeOf(amount: bigint): bigint {
  return most(amount / 10n, FEE_LEAST);
}
