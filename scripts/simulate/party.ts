import { CAPITAL_COST } from "./capitalCost.ts";
import type { Chain } from "./chain.ts";
import type { Account } from "./model/accounts.ts";
import { toNumber } from "./model/units.ts";

/** One who acts for himself, through as many accounts and SecWares as he likes. */
export class Party {
  readonly name: string;
  readonly accounts: Account[] = [];
  readonly wares: number[] = [];
  readonly purchases: number[] = [];
  /** What lies outside the chain: what serving cost him, what he was paid there. In SEC. */
  aside = 0;
  #interest = 0;
  #given = 0;
  readonly #chain: Chain;

  constructor(chain: Chain, name: string) {
    this.#chain = chain;
    this.name = name;
  }

  /** A new account of this party, with SEC that it is given to begin with. */
  account(amount = 0n): Account {
    const account = this.#chain.account();
    this.accounts.push(account);
    if (amount > 0n) this.give(account, amount);
    return account;
  }

  give(account: Account, amount: bigint): void {
    this.#chain.act({ kind: "fund", account, amount });
    this.#given += toNumber(amount);
  }

  /** Money that is there works, and money that is away costs: the same for everybody. */
  earnInterest(): void {
    this.#interest += CAPITAL_COST * (this.liquid() - this.#given + this.#interest + this.aside);
  }

  liquid(): number {
    return this.accounts.reduce((sum, account) => sum + this.#chain.balanceOf(account), 0);
  }

  /** Everything that is his, wherever it waits, less what he was given. */
  gain(): number {
    const { stakes, market, disputes } = this.#chain.economy;
    const own = new Set(this.accounts);
    let locked = disputes.bondsOf(own);
    for (const ware of this.wares) {
      const { staked, unbonding } = stakes.stakeOf(ware);
      locked += staked + unbonding + market.waitingOf(ware);
    }
    for (const purchase of this.purchases) {
      const { owner, amount, used, calls, state } = market.purchaseOf(purchase);
      if (own.has(owner) && state !== "closed") locked += amount - (amount * used) / calls;
    }
    return this.liquid() + toNumber(locked) + this.#interest + this.aside - this.#given;
  }
}
