import type { InspectionContext } from "../context.ts";
import { formatAddress } from "../describe/formatAddress.ts";
import { partyPhrase } from "../describe/phrases.ts";
import { partyOf } from "../policy/movements.ts";
import type { Address } from "../primitives.ts";
import { type LocalCheck, phrasesFor } from "./localCheck.ts";

const equalDigits = 4;

/** Parties that begin and end like an address the user knows, and are another. */
export const lookAlike: LocalCheck = {
  code: "look-alike",
  find: (input) => {
    const place = phrasesFor(input);
    const parties = new Map(input.reading.actions.map((action) => [partyOf(action), action.call]));
    return [...parties].flatMap(([address, call]) => {
      const known = address === null ? undefined : resembled(address, input.context);
      if (address === null || known === undefined) return [];
      return [
        {
          level: "danger",
          text: `${formatAddress(address)} only looks like ${partyPhrase(known, place)}, which is ${formatAddress(known)}.`,
          remedy: "Reject, and copy the address again from its owner, not from your history.",
          about: { address, call },
        },
      ];
    });
  },
};

function resembled(address: Address, context: InspectionContext): Address | undefined {
  const known = [
    ...context.addressBook.map((entry) => entry.address),
    ...context.ownAccounts,
    ...context.recentRecipients,
  ];
  if (known.includes(address)) return undefined;
  return known.find(
    (other) =>
      other.slice(2, 2 + equalDigits) === address.slice(2, 2 + equalDigits) &&
      other.slice(-equalDigits) === address.slice(-equalDigits),
  );
}
