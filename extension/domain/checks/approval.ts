import { allowanceOf, partyPhrase } from "../describe/phrases.ts";
import { formatSeconds } from "../time.ts";
import { grantsOf, type LocalCheck, phrasesFor } from "./localCheck.ts";

/** Any allowance that a call gives: what may be taken, by whom, until when. */
export const approval: LocalCheck = {
  code: "approval",
  find: (input) =>
    grantsOf(input.reading)
      .filter((grant) => grant.form !== "signature")
      .map((grant) => {
        const place = phrasesFor(input);
        const end = grant.endsAt === null ? "with no end date" : `until ${formatSeconds(grant.endsAt)}`;
        return {
          level: "caution",
          text: `Lets ${partyPhrase(grant.spender, place)} take ${allowanceOf(grant.token, grant.amount, place)}, ${end}.`,
          remedy: "Allow no more than this use needs, and take it back afterwards.",
          about: { address: grant.spender, call: grant.call },
        };
      }),
};
