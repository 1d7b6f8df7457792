import { tokenAt } from "../coreTokens.ts";
import type { CallDeed } from "../decode/action.ts";
import type { CallAsset, CallDoubt, CallEffects, CallPurpose } from "../decode/callEffects.ts";
import type { Address } from "../primitives.ts";
import { assetPhrase, endPhrase, type PhraseContext, partyPhrase, tokenName } from "./phrases.ts";
import { quoteName } from "./quote.ts";
import { formatUnits } from "./units.ts";

/** What stays open, in a sentence for the gap that it is, and for the window where the sentence does not say it already. */
export const doubtWords: Readonly<Record<CallDoubt, string>> = {
  recipient: "Somebody else than you gains by it, or owes it.",
  owner: "It takes what belongs to another account.",
  coin: "Whether what comes back is worth what is paid could not be decoded.",
  wrapped: "Another contract makes this call, so for whom could not be decoded.",
  token: "Which asset it takes could not be decoded.",
  price: "What that is worth could not be decoded.",
  debt: "What you owe or can lose by it could not be decoded.",
  purpose: "What comes of it could not be decoded.",
};
const saidByParties: readonly CallDoubt[] = ["recipient", "owner"];

interface Parts {
  contract: string;
  gives: string;
  gets: string;
  effects: CallEffects;
}

interface Words {
  title: string;
  say: (parts: Parts) => string;
  /** What comes before whoever gains. */
  to: string;
}

const paid = "It goes to";
const credited = "It is credited to";

const words: Readonly<Record<CallPurpose, Words>> = {
  deposit: {
    title: "Deposit",
    to: credited,
    say: ({ gives, contract }) => `Deposits ${gives} with ${contract}.`,
  },
  withdraw: {
    title: "Withdraw",
    to: paid,
    say: ({ gives, gets, contract, effects }) =>
      effects.gets.every(({ amount, token }) => amount === null && token === null)
        ? `Withdraws from ${contract} what ${gives} come to.`
        : `Withdraws ${gets} from ${contract}.`,
  },
  supply: { title: "Lend", to: credited, say: ({ gives, contract }) => `Lends ${gives} to ${contract}.` },
  borrow: { title: "Borrow", to: paid, say: ({ gets, contract }) => `Borrows ${gets} from ${contract}.` },
  repay: { title: "Repay", to: paid, say: ({ gives, contract }) => `Pays ${gives} back to ${contract}.` },
  collateral: {
    title: "Collateral",
    to: credited,
    say: ({ contract, effects }) =>
      effects.note === "on"
        ? `Lets ${contract} keep what you lent as security for what you borrow.`
        : `Takes an asset back as security for what you borrow from ${contract}.`,
  },
  stake: { title: "Stake", to: credited, say: ({ gives, contract }) => `Stakes ${gives} with ${contract}.` },
  unstake: {
    title: "Unstake",
    to: paid,
    say: ({ gives, contract }) => `Asks ${contract} to pay out ${gives}.`,
  },
  cooldown: {
    title: "Unstake",
    to: paid,
    say: ({ gives, contract }) => `Asks ${contract} to pay out ${gives} after a waiting time.`,
  },
  claim: { title: "Claim", to: paid, say: ({ gets, contract }) => `Claims ${gets} from ${contract}.` },
  swap: {
    title: "Swap",
    to: paid,
    say: ({ gives, gets, contract }) => `Exchanges ${gives} for ${gets} at ${contract}.`,
  },
  liquidity: {
    title: "Pool",
    to: paid,
    say: ({ gives, gets, contract, effects }) =>
      effects.gets.some(({ isLeast }) => isLeast)
        ? `Takes ${gets} out of a pool of ${contract}, for ${gives}.`
        : `Puts ${gives} into a pool of ${contract}.`,
  },
  wrap: { title: "Wrap", to: paid, say: ({ gives, contract }) => `Wraps ${gives} at ${contract}.` },
  unwrap: { title: "Unwrap", to: paid, say: ({ gives, contract }) => `Unwraps ${gives} at ${contract}.` },
  bridge: {
    title: "Bridge",
    to: "There it is for",
    say: ({ gives, contract }) => `Sends ${gives} to another network by ${contract}.`,
  },
  vote: {
    title: "Vote",
    to: paid,
    say: ({ contract }) => `Votes on a proposal at ${contract}. It moves nothing.`,
  },
  name: {
    title: "Name",
    to: "What is paid to the name goes to",
    say: ({ contract }) => `Changes or renews a name at ${contract}.`,
  },
};

/** Words for a call of a known kind of service. */
export function wordEffects(
  call: Pick<CallDeed, "to" | "value" | "doubt"> & { effects: CallEffects },
  place: PhraseContext,
): { title: string; sentence: string } {
  const { effects, to, value, doubt } = call;
  const { title, say } = words[effects.purpose];
  const isCoinNamed = value === 0n || effects.gives.some(({ token }) => token === "coin");
  const gives = isCoinNamed ? effects.gives : [...effects.gives, { token: "coin", amount: value } as const];
  const given = gives.map((asset) =>
    assetWords(asset, { ...place, contract: to, open: "as much as it asks for" }),
  );
  const got = effects.gets.map((asset) => {
    const phrase = assetWords(asset, { ...place, contract: to, open: "what it owes" });
    return asset.isLeast ? `at least ${phrase}` : phrase;
  });
  const main = say({
    ...{ contract: partyPhrase(to, place), effects },
    gives: given.join(" and ") || "what it asks for",
    gets: got.join(" and ") || "what it owes",
  });
  const isSaid = doubt === undefined || doubt === null || saidByParties.includes(doubt);
  const open = isSaid ? [] : [doubtWords[doubt]];
  const more = [...partyWords(effects, place), ...noteWords(effects, place)];
  return { title, sentence: [main, ...more, ...open].join(" ") };
}

function partyWords({ purpose, gets, debtor, gives }: CallEffects, place: PhraseContext): readonly string[] {
  const { ownAccounts } = place.context;
  const recipients = [...new Set(gets.map(({ recipient }) => recipient))];
  const owners = [...new Set(gives.map(({ owner }) => owner))].filter(
    (owner) => !ownAccounts.includes(owner),
  );
  return [
    ...recipients.map((one) => `${words[purpose].to} ${named(one, place)}.`),
    ...(debtor === null ? [] : [`The debt is that of ${named(debtor, place)}.`]),
    ...owners.map((one) => `It is taken from ${named(one, place)}.`),
  ];
}

function named(address: Address, place: PhraseContext): string {
  const isOwn = place.context.ownAccounts.includes(address);
  return `${partyPhrase(address, place)}${isOwn ? "" : ", which is not your account"}`;
}

function noteWords({ note, endsAt, purpose }: CallEffects, place: PhraseContext): readonly string[] {
  return [
    ...(note === null || purpose === "collateral" ? [] : [`It names ${quoteName(note, 60)}.`]),
    ...(endsAt === null ? [] : [`It counts ${endPhrase(endsAt, place)}.`]),
  ];
}

interface AssetPlace extends PhraseContext {
  contract: Address;
  /** For what is as much as the contract makes it. */
  open: string;
}

/** An asset of a call as a phrase; what only the contract knows says so, and its own token is its shares. */
function assetWords({ token, amount }: CallAsset, place: AssetPlace): string {
  const isNamed = token !== null && token !== "coin" && tokenAt(place.chainId, token, place.context) !== null;
  if (token === place.contract && !isNamed) {
    return amount === null
      ? "as many of its shares as it takes"
      : `${formatUnits(amount, 0)} smallest units of its shares`;
  }
  if (token === null) {
    return amount === null ? place.open : `${formatUnits(amount, 0)} smallest units of its asset`;
  }
  if (amount === null) {
    return token === "coin" ? "the coin that is due" : `as much ${tokenName(token, place)} as it comes to`;
  }
  return assetPhrase(token === "coin" ? { kind: "coin", amount } : { kind: "erc20", token, amount }, place);
}
