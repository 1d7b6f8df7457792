import type { Account, Clock } from "./accounts.ts";
import { grown, leaving } from "./convictionMath.ts";
import { demand } from "./refused.ts";
import { least, most } from "./units.ts";
import { DAY } from "./windows.ts";

export const CONVICTION_HALF_LIFE = 90 * DAY;

interface Point {
  balance: bigint;
  conviction: bigint;
  time: number;
}

/** Governance tokens and the votes that they become by being held: `SecGov.sol` without delegation. */
export class ConvictionLedger {
  readonly #points = new Map<Account, Point>();
  readonly #total: Point = { balance: 0n, conviction: 0n, time: 0 };
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  mint(to: Account, amount: bigint): void {
    if (amount === 0n) return;
    change(this.#grow(this.#pointOf(to)), amount, 0n);
    change(this.#grow(this.#total), amount, 0n);
  }

  burn(from: Account, amount: bigint): void {
    if (amount === 0n) return;
    const gone = this.#take(from, amount);
    change(this.#grow(this.#total), -amount, -gone);
  }

  /** Conviction leaves with what leaves, and does not arrive with what arrives. */
  transfer(from: Account, to: Account, amount: bigint): void {
    if (amount === 0n || from === to) return;
    const gone = this.#take(from, amount);
    change(this.#grow(this.#pointOf(to)), amount, 0n);
    change(this.#grow(this.#total), 0n, -gone);
  }

  balanceOf(account: Account): bigint {
    return this.#points.get(account)?.balance ?? 0n;
  }

  votesOf(account: Account): bigint {
    return this.#grownOf(this.#pointOf(account));
  }

  get supply(): bigint {
    return this.#total.balance;
  }

  get totalVotes(): bigint {
    return this.#grownOf(this.#total);
  }

  /** @returns the conviction that left */
  #take(from: Account, amount: bigint): bigint {
    const own = this.#pointOf(from);
    demand(own.balance >= amount, "InsufficientBalance");
    const gone = leaving(own.balance, this.#grownOf(own), amount);
    change(this.#grow(own), -amount, -gone);
    return gone;
  }

  #pointOf(account: Account): Point {
    const found = this.#points.get(account);
    if (found !== undefined) return found;
    const made = { balance: 0n, conviction: 0n, time: this.#clock.now };
    this.#points.set(account, made);
    return made;
  }

  #grownOf({ balance, conviction, time }: Point): bigint {
    return grown(balance, conviction, this.#clock.now - time, CONVICTION_HALF_LIFE);
  }

  /** Only a change writes: what is read in between leaves no trace in the rounding. */
  #grow(point: Point): Point {
    [point.conviction, point.time] = [this.#grownOf(point), this.#clock.now];
    return point;
  }
}

/** The total rounds in places of its own: it may fall a few units short of what leaves it. */
function change(point: Point, balance: bigint, conviction: bigint): void {
  point.balance += balance;
  point.conviction = least(most(point.conviction + conviction, 0n), point.balance);
}
