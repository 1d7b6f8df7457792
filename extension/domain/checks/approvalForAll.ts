import { partyPhrase, tokenName } from "../describe/phrases.ts";
import { actionsOf, type LocalCheck, phrasesFor } from "./localCheck.ts";

/** Operators over a whole collection. */
export const approvalForAll: LocalCheck = {
  code: "approval-for-all",
  find: (input) =>
    actionsOf(input.reading, "operator")
      .filter(({ isApproved }) => isApproved)
      .map(({ token, operator, call }) => {
        const place = phrasesFor(input);
        return {
          level: "danger",
          text: `Lets ${partyPhrase(operator, place)} move everything you hold of ${tokenName(token, place)}, now and later, with no end date.`,
          remedy:
            "Reject unless you are listing on a market you know; approve single pieces where it can be done.",
          about: { address: operator, call },
        };
      }),
};
