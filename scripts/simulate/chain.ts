import type { Act, Outcome } from "./acts.ts";
import type { Account } from "./model/accounts.ts";
import type { Economy } from "./model/economy.ts";

/** The chain as those who act on it see it; the world is one. */
export interface Chain {
  readonly economy: Economy;
  account(): Account;
  /** Performs an act now. */
  act(act: Act): Outcome;
  /** Does something at a time of the chain, or as soon as it runs again after that. */
  at(time: number, task: () => void): void;
  balanceOf(account: Account): number;
}
