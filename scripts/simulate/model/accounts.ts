/** Accounts are numbers: people and their wallets count up from 1, modules are below 0. */
export type Account = number;

export const modules = {
  market: -1,
  stakes: -2,
  reputation: -3,
  restaking: -4,
  pool: -5,
  desk: -6,
  timelock: -7,
  disputes: -8,
  packages: -9,
} as const satisfies Record<string, Account>;

/** Seconds since 1970, as the chain sees them. */
export interface Clock {
  now: number;
}
