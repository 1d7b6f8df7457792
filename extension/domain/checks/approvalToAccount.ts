import { partyPhrase, tokenName } from "../describe/phrases.ts";
import { actionsOf, grantsOf, type LocalCheck, phrasesFor } from "./localCheck.ts";
import { isAccount, isNamed } from "./parties.ts";

/**
 * Allowances to an address without code of its own: a person's account, with or without a delegate's code in its place
 * (EIP-7702), or a contract that is yet to be made. A single transfer to
 * somebody the user named is a payment, and no allowance.
 */
export const approvalToAccount: LocalCheck = {
  code: "approval-to-account",
  find: (input) => {
    const place = phrasesFor(input);
    const grants = [
      ...grantsOf(input.reading)
        .filter(({ isOnce, spender }) => !isOnce || !isNamed(spender, input.context))
        .map(({ token, spender, call }) => ({ token, party: spender, call })),
      ...actionsOf(input.reading, "operator")
        .filter(({ isApproved }) => isApproved)
        .map(({ token, operator, call }) => ({ token, party: operator, call })),
    ];
    return grants
      .filter(({ party }) => isAccount(party, input.context) && !input.context.ownAccounts.includes(party))
      .map(({ token, party, call }) => ({
        level: "danger",
        text: `${partyPhrase(party, place)}, who may then take your ${tokenName(token, place)}, is no contract but an account.`,
        remedy: "Reject: applications are contracts, and nobody needs an allowance for a personal account.",
        about: { address: party, call },
        restsOn: "chain",
      }));
  },
};
