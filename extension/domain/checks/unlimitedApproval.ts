import { tokenAt } from "../coreTokens.ts";
import type { AllowDeed } from "../decode/action.ts";
import { isUnlimited } from "../decode/amounts.ts";
import { partyPhrase, tokenName } from "../describe/phrases.ts";
import {
  type CheckInput,
  chainOf,
  grantsOf,
  type LocalCheck,
  type Observation,
  phrasesFor,
} from "./localCheck.ts";

/** Whole units of a core token beyond which there are no more. */
const moreThanExist = 10n ** 10n;

/** Allowances without limit, or above everything the account has. */
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
  return [
    {
      level: "caution",
      text: `Lets ${spender} take all your ${token}: what you hold now is within the limit.`,
      about,
    },
  ];
}

function isWithoutLimit({ token, amount, most }: AllowDeed, { subject, context }: CheckInput): boolean {
  if (amount >= most || isUnlimited(amount)) return true;
  const facts = tokenAt(chainOf(subject), token, context);
  if (facts?.totalSupply !== undefined && facts.totalSupply > 0n && amount > facts.totalSupply) return true;
  return facts?.isCore === true && amount >= moreThanExist * 10n ** BigInt(facts.decimals);
}
