import type { DelegationDeed } from "../decode/action.ts";
import { delegationSentence } from "../describe/delegationWords.ts";
import { partyPhrase } from "../describe/phrases.ts";
import type { Level } from "../level.ts";
import { actionsOf, type LocalCheck, phrasesFor } from "./localCheck.ts";

/** Signatures that let somebody act as the account, spend what it bought, or vote for it. */
export const accountDelegation: LocalCheck = {
  code: "account-delegation",
  find: (input) =>
    actionsOf(input.reading, "delegation").map((deed) => {
      const place = phrasesFor(input);
      if (deed.what === "votes") {
        const whom = deed.to === null ? "somebody" : partyPhrase(deed.to, place);
        return { level: "caution", text: `Gives your votes to ${whom}, until you give them to another.` };
      }
      return {
        level: levelOf(deed),
        text: delegationSentence(deed, place),
        remedy: "Reject unless you set up this delegation yourself.",
      };
    }),
};

// The whole account for ever, or to anybody, is the account itself.
function levelOf({ terms }: DelegationDeed): Level {
  if (terms === undefined || terms.isOnlySpending) return "danger";
  return terms.isForAnybody || terms.endsAt === null ? "critical" : "danger";
}
