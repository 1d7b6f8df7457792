import { allowanceOf, partyPhrase } from "../describe/phrases.ts";
import { formatSeconds } from "../time.ts";
import { endsSoon, isWithoutLimit } from "./bounds.ts";
import { grantsOf, type LocalCheck, phrasesFor } from "./localCheck.ts";
import { isKnownParty } from "./parties.ts";

/**
 * Grants given by a signature alone: nothing is sent now, and whoever holds it can take later. Only a bounded one that
 * ends soon, to a party that the user knows, is less than danger.
 */
export const permitSignature: LocalCheck = {
  code: "permit-signature",
  find: (input) =>
    grantsOf(input.reading)
      .filter(({ form }) => form === "signature")
      .map((grant) => {
        const place = phrasesFor(input);
        const end = grant.endsAt === null ? "with no end date" : `until ${formatSeconds(grant.endsAt)}`;
        const once = grant.isOnce ? " once" : "";
        const isOrdinary =
          isKnownParty(grant.spender, input, "tokens") &&
          endsSoon(grant, input) &&
          !isWithoutLimit(grant, input);
        return {
          level: isOrdinary ? "caution" : "danger",
          text: `This signature lets ${partyPhrase(grant.spender, place)} take${once} ${allowanceOf(grant.token, grant.amount, place)}, ${end}, without a transaction of yours.`,
          remedy: "Sign only if you came to this site to spend exactly this.",
          about: { address: grant.spender },
        };
      }),
};
