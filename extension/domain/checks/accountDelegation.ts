import { partyPhrase } from "../describe/phrases.ts";
import { actionsOf, type LocalCheck, phrasesFor } from "./localCheck.ts";

/** Signatures that let somebody act as the account, spend what it bought, or vote for it. */
export const accountDelegation: LocalCheck = {
  code: "account-delegation",
  find: (input) =>
    actionsOf(input.reading, "delegation").map(({ what, to }) => {
      const whom = to === null ? "somebody" : partyPhrase(to, phrasesFor(input));
      if (what === "votes")
        return { level: "caution", text: `Gives your votes to ${whom}, until you give them to another.` };
      const power =
        what === "account" ? "act in the name of your account" : "use up calls that you have paid for";
      return {
        level: "danger",
        text: `Lets ${whom} ${power}.`,
        remedy: "Reject unless you set up this delegation yourself.",
      };
    }),
};
