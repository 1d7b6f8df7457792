import { partyPhrase, tokenName } from "../describe/phrases.ts";
import { actionsOf, codeAt, type LocalCheck, phrasesFor } from "./localCheck.ts";
import { isKnownParty } from "./parties.ts";

/**
 * Operators over a whole collection. The standards have no bounded form of it, so who gets it is all there is to judge:
 * a contract that the user or everybody knows is caution, everybody else danger.
 */
export const approvalForAll: LocalCheck = {
  code: "approval-for-all",
  find: (input) =>
    actionsOf(input.reading, "operator")
      .filter(({ isApproved }) => isApproved)
      .map(({ token, operator, call }) => {
        const place = phrasesFor(input);
        const isMarket =
          isKnownParty(operator, input, "pieces") && codeAt(operator, input.context) === "contract";
        return {
          level: isMarket ? "caution" : "danger",
          text: `Lets ${partyPhrase(operator, place)} move everything you hold of ${tokenName(token, place)}, now and later, with no end date.`,
          remedy:
            "Reject unless you are listing on a market you know; approve single pieces where it can be done.",
          about: { address: operator, call },
        };
      }),
};
