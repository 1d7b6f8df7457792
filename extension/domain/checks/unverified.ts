import { coreContractAt } from "../coreContracts.ts";
import { coreTokenAt } from "../coreTokens.ts";
import { partyPhrase } from "../describe/phrases.ts";
import type { Address } from "../primitives.ts";
import { actionsOf, chainOf, isFamiliar, type LocalCheck, phrasesFor } from "./localCheck.ts";
import { granteesOf, isAccount, isKnownParty } from "./parties.ts";

/**
 * Contracts whose source nobody has published, where a service that the user set says so. A service that is silent says
 * nothing, and one that says "verified" lowers nothing.
 */
export const unverified: LocalCheck = {
  code: "unverified",
  find: (input) => {
    const { context, reading, subject } = input;
    if (context.verifiedSource === undefined) return [];
    const grantees = new Map(granteesOf(reading).map(({ party, call }) => [party, call]));
    const called = new Map<Address, number>();
    for (const { to, call } of actionsOf(reading, "call")) if (!grantees.has(to)) called.set(to, call);
    return [...grantees, ...called].flatMap(([address, call]) => {
      if (context.verifiedSource?.[address] !== "unverified" || isAccount(address, context)) return [];
      const chain = chainOf(subject);
      if (coreTokenAt(chain, address) !== null || coreContractAt(chain, address) !== null) return [];
      const isGrantee = grantees.has(address);
      if (!isGrantee && isFamiliar(address, context)) return [];
      const isDanger = isGrantee && !isKnownParty(address, input, "tokens");
      return [
        {
          level: isDanger ? ("danger" as const) : ("caution" as const),
          text: `Nobody has published the source of ${partyPhrase(address, phrasesFor(input))}, so what it does cannot be read.`,
          remedy: isGrantee
            ? "Reject, or allow no more than you can lose."
            : "Go on only where you know who made it.",
          about: { address, call },
        },
      ];
    });
  },
};
