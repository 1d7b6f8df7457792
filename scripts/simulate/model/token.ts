import type { Account } from "./accounts.ts";
import { demand } from "./refused.ts";

/** Balances of SEC. The supply is made once and only falls. */
export class Token {
  readonly #balances = new Map<Account, bigint>();
  supply: bigint;

  constructor(holder: Account, supply: bigint) {
    this.supply = supply;
    this.#balances.set(holder, supply);
  }

  balanceOf(account: Account): bigint {
    return this.#balances.get(account) ?? 0n;
  }

  transfer(from: Account, to: Account, amount: bigint): void {
    this.#take(from, amount);
    this.#balances.set(to, this.balanceOf(to) + amount);
  }

  /** As a contract takes what it was allowed to take: its error is another one. */
  pull(from: Account, to: Account, amount: bigint): void {
    demand(this.balanceOf(from) >= amount, "TransferFromFailed");
    this.transfer(from, to, amount);
  }

  burn(from: Account, amount: bigint): void {
    this.#take(from, amount);
    this.supply -= amount;
  }

  #take(from: Account, amount: bigint): void {
    const before = this.balanceOf(from);
    demand(before >= amount, "InsufficientBalance");
    this.#balances.set(from, before - amount);
  }
}
