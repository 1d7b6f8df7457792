import type { InspectionContext } from "../context.ts";
import { coreContractAt, type Taken } from "../coreContracts.ts";
import type { Action, Reading } from "../decode/action.ts";
import type { Address } from "../primitives.ts";
import { actionsOf, type CheckInput, chainOf, codeAt, grantsOf } from "./localCheck.ts";

/** Whether the user wrote the address down, or owns it. */
export function isNamed(address: Address, { ownAccounts, addressBook }: InspectionContext): boolean {
  return ownAccounts.includes(address) || addressBook.some((entry) => entry.address === address);
}

/**
 * Whether there is reason to trust an address with a grant of this kind: the user named it, or it is a contract that the
 * accounts dealt with before or that everybody allows the like to. An account without code that was only paid before is no
 * application, so history is not enough.
 */
export function isKnownParty(address: Address, { subject, context }: CheckInput, taken: Taken): boolean {
  if (isNamed(address, context)) return true;
  if (codeAt(address, context) !== "contract" || isAccount(address, context)) return false;
  const core = coreContractAt(chainOf(subject), address);
  return context.recentRecipients.includes(address) || core?.takes.includes(taken) === true;
}

/** Whether somebody holds a key to the address: it has no code, or only what its holder put in its place (EIP-7702). */
export function isAccount(address: Address, context: InspectionContext): boolean {
  return codeAt(address, context) === "none" || delegateOf(address, context) !== null;
}

/** Whose code an account acts by. */
export function delegateOf(address: Address, { contracts }: InspectionContext): Address | null {
  return contracts !== undefined && Object.hasOwn(contracts, address)
    ? (contracts[address]?.delegate ?? null)
    : null;
}

/** Somebody who may take from the account afterwards. `token` null: it is not said what. */
export interface Grantee {
  party: Address;
  token: Address | null;
  call: number;
}

/** Whoever may take something afterwards because of this: spenders, operators, delegates. */
export function granteesOf(reading: Reading): readonly Grantee[] {
  return [
    ...grantsOf(reading).map(({ token, spender, call }) => ({ token, party: spender, call })),
    ...actionsOf(reading, "operator")
      .filter(({ isApproved }) => isApproved)
      .map(({ token, operator, call }) => ({ token, party: operator, call })),
    ...actionsOf(reading, "delegation").flatMap(({ to, call }) =>
      to === null ? [] : [{ token: null, party: to, call }],
    ),
  ];
}

/** Contracts whose own code decides what becomes of an action: tokens, markets, whatever is called. */
export function contractsIn(action: Action): readonly Address[] {
  switch (action.kind) {
    case "send":
      return action.asset.kind === "coin" ? [] : [action.asset.token];
    case "order":
      return action.market === null ? [] : [action.market];
    case "control":
      return [action.contract];
    case "call":
      return [action.to];
    default:
      return "token" in action ? [action.token] : [];
  }
}
