import { formatAddress } from "../describe/formatAddress.ts";
import { partyPhrase } from "../describe/phrases.ts";
import { partyOf } from "../policy/movements.ts";
import type { Address } from "../primitives.ts";
import { type LocalCheck, phrasesFor } from "./localCheck.ts";

/**
 * Parties that begin and end like an address the user knows, and are another. People compare what a shortened address
 * shows, three to six digits at each end; what lies between shows nowhere and does not count.
 */
export const lookAlike: LocalCheck = {
  code: "look-alike",
  find: (input) => {
    const place = phrasesFor(input);
    const known = new Set([
      ...input.context.addressBook.map((entry) => entry.address),
      ...input.context.ownAccounts,
      ...input.context.recentRecipients,
    ]);
    const parties = new Map(input.reading.actions.map((action) => [partyOf(action), action.call]));
    return [...parties].flatMap(([address, call]) => {
      if (address === null || known.has(address)) return [];
      const resembled = [...known].find((other) => isAlike(address, other));
      if (resembled === undefined) return [];
      return [
        {
          level: "danger",
          text: `${formatAddress(address)} only looks like ${partyPhrase(resembled, place)}, which is ${formatAddress(resembled)}.`,
          remedy: "Reject, and copy the address again from its owner, not from your history.",
          about: { address, call },
        },
      ];
    });
  },
};

function isAlike(address: Address, other: Address): boolean {
  // Nearly all pairs end here, and a batch has hundreds of parties.
  if (address.slice(2, 4) !== other.slice(2, 4) || address.slice(-2) !== other.slice(-2)) return false;
  const start = equalDigits(address.slice(2), other.slice(2));
  const end = equalDigits(reversed(address), reversed(other));
  // Many contracts choose to begin with one digit again and again, so there the start says little.
  const isVain = /^(.)\1*$/.test(address.slice(2, 2 + start));
  if (isVain && end < 4) return false;
  return Math.min(start, end) >= 3 || start + end >= 7;
}

function equalDigits(digits: string, others: string): number {
  let count = 0;
  while (count < digits.length && digits[count] === others[count]) count += 1;
  return count;
}

function reversed(address: Address): string {
  return [...address].reverse().join("");
}
