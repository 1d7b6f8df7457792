import type { CodeState } from "../../../extension/domain/context.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { RowContext } from "../rows.ts";
import type { Dice } from "./dice.ts";
import type { TokenPart } from "./realParts.ts";
import type { Parts } from "./stratum.ts";

/** More than any generated request pays. */
const coin = 10n ** 20n;

/** Somebody who is given something, with what the wallet knows of them. */
export interface Party {
  address: Address;
  code: CodeState;
  /** How the user knows them; null: not at all. */
  known: "history" | "address book" | null;
}

/** A thief who receives in an account of their own. */
export function thiefAccount(dice: Dice, { thieves }: Parts): Party {
  return { address: dice.pick(thieves), code: "none", known: null };
}

/** A thief who receives in a contract. */
export function thiefContract(dice: Dice, { thieves }: Parts): Party {
  return { address: dice.pick(thieves), code: "contract", known: null };
}

/** A contract the whole world uses, and in most cases this user too. */
export function usualContract(dice: Dice, contracts: readonly Address[], shareUsed = 0.7): Party {
  return {
    address: dice.pick(contracts),
    code: "contract",
    known: dice.chance(shareUsed) ? "history" : null,
  };
}

/** A person or a second account that the user has named. */
export function friend(dice: Dice, code: CodeState = "none"): Party {
  return { address: dice.address(), code, known: "address book" };
}

/** What the wallet knows when it is asked about these parties, tokens and contracts. */
export function contextOf(
  parties: readonly Party[],
  {
    held = [],
    contracts = [],
  }: { held?: readonly (readonly [TokenPart, bigint])[]; contracts?: readonly Address[] } = {},
): RowContext {
  const codeAt: Record<Address, CodeState> = {};
  for (const address of [...contracts, ...held.map(([token]) => token.address)]) codeAt[address] = "contract";
  for (const { address, code } of parties) codeAt[address] = code;
  const unlisted = held.filter(([token]) => !token.isCore);
  return {
    codeAt,
    tokens: Object.fromEntries(
      unlisted.map(([{ address, symbol, decimals }]) => [address, { symbol, decimals, isCore: false }]),
    ),
    balances: { ...Object.fromEntries(held.map(([token, amount]) => [token.address, amount])), native: coin },
    addressBook: parties
      .filter(({ known }) => known === "address book")
      .map(({ address }) => ({ address, name: "Somebody I know" })),
    recentRecipients: parties.filter(({ known }) => known === "history").map(({ address }) => address),
  };
}
