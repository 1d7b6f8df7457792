import type { InspectionContext } from "../context.ts";
import type { Address } from "../primitives.ts";
import { codeAt } from "./localCheck.ts";

/** Whether the user wrote the address down, or owns it. */
export function isNamed(address: Address, { ownAccounts, addressBook }: InspectionContext): boolean {
  return ownAccounts.includes(address) || addressBook.some((entry) => entry.address === address);
}

/**
 * Whether the user has reason to trust an address with a grant: it is named, or it is a contract that the accounts
 * dealt with before. An account without code that was only paid before is no application, so history is not enough.
 */
export function isKnownParty(address: Address, context: InspectionContext): boolean {
  if (isNamed(address, context)) return true;
  return context.recentRecipients.includes(address) && codeAt(address, context) === "contract";
}
