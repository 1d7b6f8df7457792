import { coreTokenAt } from "../coreTokens.ts";
import { partyPhrase } from "../describe/phrases.ts";
import type { Address } from "../primitives.ts";
import { actionsOf, chainOf, grantsOf, isFamiliar, type LocalCheck, phrasesFor } from "./localCheck.ts";

/** Recipients and spenders that the user has never dealt with. */
export const firstContact: LocalCheck = {
  code: "first-contact",
  find: (input) => {
    const place = phrasesFor(input);
    const parties = new Map<Address, number>();
    for (const { to, call } of actionsOf(input.reading, "send")) parties.set(to, call);
    for (const { spender, call } of grantsOf(input.reading)) parties.set(spender, call);
    return [...parties]
      .filter(([address]) => !isFamiliar(address, input.context))
      .filter(([address]) => coreTokenAt(chainOf(input.subject), address) === null)
      .map(([address, call]) => ({
        level: "caution",
        text: `First time you deal with ${partyPhrase(address, place)}.`,
        remedy: "Compare the whole address with one you have from the recipient.",
        about: { address, call },
      }));
  },
};
