import type { Account } from "../model/accounts.ts";

/** Modules are below 0 in the model; in a record people begin at 16, and modules are right below. */
const PEOPLE_FROM = 16;

/** An account as a record names it. */
export function nameOf(account: Account): bigint {
  return BigInt(account < 0 ? PEOPLE_FROM + account : PEOPLE_FROM + account - 1);
}
