import type { CallDeed } from "../decode/action.ts";
import type { CallAsset, CallDoubt, CallEffects, CallPurpose } from "../decode/callEffects.ts";
import type { Address } from "../primitives.ts";
import { assetPhrase, endPhrase, type PhraseContext, partyPhrase, tokenName } from "./phrases.ts";
import { quoteName } from "./quote.ts";
import { formatUnits } from "./units.ts";

/** What stays open, in a sentence for the window and for the gap that it is. */
export const doubtWords: Readonly<Record<CallDoubt, string>> = {
  recipient: "Somebody else than the account that signs gains by it or owes it.",
  owner: "It takes what belongs to another account.",
  coin: "Whether what comes back is worth what is paid could not be decoded.",
  wrapped: "Another contract makes this call, so for whom could not be decoded.",
  token: "Which asset it takes could not be decoded.",
  price: "What that is worth could not be decoded.",
  debt: "What you owe or can lose by it could not be decoded.",
  purpose: "What comes of it could not be decoded.",
};

interface Parts {
  contract: string;
  gives: string;
  gets: string;
  effects: CallEffects;
  place: PhraseContext;
}

type Say = (parts: Parts) => string;

const words: Readonly<Record<CallPurpose, readonly [title: string, say: Say]>> = {
  deposit: ["Deposit", ({ gives, contract }) => `Deposits ${gives} with ${contract}.`],
  withdraw: ["Withdraw", ({ gets, gives, contract }) => `Withdraws ${gets} from ${contract}, for ${gives}.`],
  supply: ["Lend", ({ gives, contract }) => `Lends ${gives} to ${contract}.`],
  borrow: ["Borrow", ({ gets, contract }) => `Borrows ${gets} from ${contract}.`],
  repay: ["Repay", ({ gives, contract }) => `Pays ${gives} back to ${contract}.`],
  collateral: [
    "Collateral",
    ({ contract, effects }) =>
      effects.note === "on"
        ? `Lets ${contract} keep what you lent as security for what you borrow.`
        : `Takes an asset back as security for what you borrow from ${contract}.`,
  ],
  stake: ["Stake", ({ gives, contract }) => `Stakes ${gives} with ${contract}.`],
  unstake: ["Unstake", ({ gives, contract }) => `Asks ${contract} to pay out ${gives}.`],
  cooldown: [
    "Unstake",
    ({ gives, contract }) => `Asks ${contract} to pay out ${gives} after a waiting time.`,
  ],
  claim: ["Claim", ({ gets, contract }) => `Claims ${gets} from ${contract}.`],
  swap: ["Swap", ({ gives, gets, contract }) => `Exchanges ${gives} for ${gets} at ${contract}.`],
  liquidity: [
    "Pool",
    ({ gives, gets, contract, effects }) =>
      effects.gets.some(({ isLeast }) => isLeast)
        ? `Takes ${gets} out of a pool of ${contract}, for ${gives}.`
        : `Puts ${gives} into a pool of ${contract}.`,
  ],
  wrap: ["Wrap", ({ gives, contract }) => `Wraps ${gives} at ${contract}.`],
  unwrap: ["Unwrap", ({ gives, contract }) => `Unwraps ${gives} at ${contract}.`],
  bridge: ["Bridge", ({ gives, contract }) => `Sends ${gives} to another network by ${contract}.`],
  vote: ["Vote", ({ contract }) => `Votes on a proposal at ${contract}. It moves nothing.`],
  name: ["Name", ({ contract }) => `Changes or renews a name at ${contract}.`],
};

/** Words for a call of a known kind of service. */
export function wordEffects(
  call: Pick<CallDeed, "to" | "value" | "doubt"> & { effects: CallEffects },
  place: PhraseContext,
): { title: string; sentence: string } {
  const { effects, to, value, doubt } = call;
  const [title, say] = words[effects.purpose];
  const given = effects.gives.some(({ token }) => token === "coin") || value === 0n ? [] : [coinOf(value)];
  const gives = [...effects.gives, ...given].map((asset) => assetWords(asset, place));
  const gets = effects.gets.map((asset) => `${asset.isLeast ? "at least " : ""}${assetWords(asset, place)}`);
  const main = say({
    ...{ contract: partyPhrase(to, place), effects, place },
    gives: gives.join(" and ") || "what the contract asks for",
    gets: gets.join(" and ") || "what the contract gives",
  });
  const open = doubt === undefined || doubt === null ? [] : [doubtWords[doubt]];
  return {
    title,
    sentence: [main, ...partyWords(effects, place), ...noteWords(effects, place), ...open].join(" "),
  };
}

function partyWords({ gets, debtor, gives }: CallEffects, place: PhraseContext): readonly string[] {
  const recipients = [...new Set(gets.map(({ recipient }) => recipient))];
  const owners = [...new Set(gives.map(({ owner }) => owner))].filter(
    (owner) => !place.context.ownAccounts.includes(owner),
  );
  const listed = (addresses: readonly Address[]) =>
    addresses.map((one) => partyPhrase(one, place)).join(", ");
  return [
    ...(recipients.length === 0 ? [] : [`What it gives goes to ${listed(recipients)}.`]),
    ...(debtor === null ? [] : [`The debt is that of ${partyPhrase(debtor, place)}.`]),
    ...(owners.length === 0 ? [] : [`It takes from ${listed(owners)}.`]),
  ];
}

function noteWords({ note, endsAt, purpose }: CallEffects, place: PhraseContext): readonly string[] {
  return [
    ...(note === null || purpose === "collateral" ? [] : [`It names ${quoteName(note, 60)}.`]),
    ...(endsAt === null ? [] : [`It counts ${endPhrase(endsAt, place)}.`]),
  ];
}

function coinOf(amount: bigint): CallAsset {
  return { token: "coin", amount };
}

/** An asset of a call as a phrase; what only the contract knows says so. */
function assetWords({ token, amount }: CallAsset, place: PhraseContext): string {
  if (token === null) {
    return amount === null
      ? "an amount that the contract decides"
      : `${formatUnits(amount, 0)} smallest units of an asset that the contract names`;
  }
  if (amount === null) {
    return token === "coin"
      ? "as much coin as it comes to"
      : `as much ${tokenName(token, place)} as it comes to`;
  }
  return assetPhrase(token === "coin" ? { kind: "coin", amount } : { kind: "erc20", token, amount }, place);
}
