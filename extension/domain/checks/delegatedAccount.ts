import { partyPhrase } from "../describe/phrases.ts";
import { type LocalCheck, phrasesFor, signerOf } from "./localCheck.ts";
import { delegateOf, isNamed } from "./parties.ts";

/** The account that signs acts by somebody else's code (EIP-7702): what comes in can be moved on by that code's rules. */
export const delegatedAccount: LocalCheck = {
  code: "delegated-account",
  find: (input) => {
    const signer = signerOf(input.subject);
    const delegate = signer === null ? null : delegateOf(signer, input.context);
    if (delegate === null) return [];
    return [
      {
        level: isNamed(delegate, input.context) ? "none" : "caution",
        text: `Your account acts by the code at ${partyPhrase(delegate, phrasesFor(input))}, which may move what it holds.`,
        remedy: "If you did not set this up, move nothing in, and take the delegation back.",
        about: { address: delegate },
        restsOn: "chain",
      },
    ];
  },
};
