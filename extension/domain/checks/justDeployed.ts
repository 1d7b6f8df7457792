import { coreTokenAt } from "../coreTokens.ts";
import { partyPhrase } from "../describe/phrases.ts";
import type { Address } from "../primitives.ts";
import { spanPhrase } from "../time.ts";
import { chainOf, codeAt, type LocalCheck, phrasesFor } from "./localCheck.ts";
import { contractsIn, granteesOf, isNamed } from "./parties.ts";

/**
 * Contracts that were not there some days ago. Thieves deploy anew when their last contract is on every list; applications
 * that people give allowances to have stood for longer. That the node does not say how old a contract is means nothing.
 */
export const justDeployed: LocalCheck = {
  code: "just-deployed",
  find: (input) => {
    const { context, reading, subject } = input;
    if (context.contracts === undefined) return [];
    const place = phrasesFor(input);
    const grantees = new Map(granteesOf(reading).map(({ party, call }) => [party, call]));
    const others = new Map<Address, number>();
    for (const action of reading.actions) {
      for (const address of contractsIn(action)) {
        if (!grantees.has(address)) others.set(address, action.call);
      }
    }
    return [...grantees, ...others].flatMap(([address, call]) => {
      const age = context.contracts?.[address]?.age;
      if (age === undefined || age.isOlder || codeAt(address, context) === "none") return [];
      if (coreTokenAt(chainOf(subject), address) !== null) return [];
      const isGrantee = grantees.has(address);
      const who = isGrantee ? "who would get power over what is yours" : "which this deals with";
      const isDanger = isGrantee && !isNamed(address, context);
      return [
        {
          level: isDanger ? ("danger" as const) : ("caution" as const),
          text: `${partyPhrase(address, place)}, ${who}, was no contract ${spanPhrase(context.now - age.than)} ago.`,
          remedy: isDanger
            ? "Reject, unless you know who has just deployed it and why."
            : "Find out who has just deployed it before you go on.",
          about: { address, call },
          restsOn: "chain" as const,
        },
      ];
    });
  },
};
