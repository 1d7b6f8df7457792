import { tokenAt } from "../coreTokens.ts";
import type { AllowDeed } from "../decode/action.ts";
import { partyPhrase, tokenName } from "../describe/phrases.ts";
import { isWithoutLimit } from "./bounds.ts";
import {
  type CheckInput,
  chainOf,
  grantsOf,
  type LocalCheck,
  type Observation,
  phrasesFor,
} from "./localCheck.ts";
import { isKnownParty } from "./parties.ts";

/**
 * Allowances without limit, or above everything the account has. The whole balance to a party that the user does not know
 * is as bad as no limit: what lies there now is what a thief wants.
 */
export const unlimitedApproval: LocalCheck = {
  code: "unlimited-approval",
  find: (input) => grantsOf(input.reading).flatMap((grant) => observe(grant, grant.call, input)),
};

function observe(grant: AllowDeed, call: number, input: CheckInput): readonly Observation[] {
  const place = phrasesFor(input);
  const spender = partyPhrase(grant.spender, place);
  const token = tokenName(grant.token, place);
  const about = { address: grant.spender, call };
  if (isWithoutLimit(grant, input)) {
    const end = grant.endsAt === null ? "no end date" : "until its end date";
    return [
      {
        level: "danger",
        text: `Lets ${spender} take all your ${token}, any amount, ${end}.`,
        remedy: "Ask for the exact amount instead, or reject.",
        about,
      },
    ];
  }
  const balance = input.context.balances?.[grant.token];
  if (balance === undefined || balance === 0n || grant.amount < balance) return [];
  const isDanger = isCounted(grant, input) && !isKnownParty(grant.spender, input, "tokens");
  return [
    {
      level: isDanger ? "danger" : "caution",
      text: `Lets ${spender} take all your ${token}: what you hold now is within the limit.`,
      ...(isDanger ? { remedy: "Ask for the exact amount that this use needs, or reject." } : {}),
      about,
      restsOn: "chain",
    },
  ];
}

// The same call approves one piece of a collection, and its number says nothing of how much that is.
function isCounted({ token }: AllowDeed, { subject, context }: CheckInput): boolean {
  const facts = tokenAt(chainOf(subject), token, context);
  return facts !== null && (facts.standard === undefined || facts.standard === "erc20");
}
