import type { InspectionContext } from "../context.ts";
import { tokenAt } from "../coreTokens.ts";
import type { Asset } from "../decode/action.ts";
import { isUnlimited } from "../decode/amounts.ts";
import type { Address } from "../primitives.ts";
import { formatSeconds } from "../time.ts";
import { shortAddress } from "./formatAddress.ts";
import { quoteName } from "./quote.ts";
import { formatUnits } from "./units.ts";

/** What phrases are made with. */
export interface PhraseContext {
  chainId: number;
  context: InspectionContext;
}

/** The symbol of a token as it may stand in a sentence; an unknown token is named by its address. */
export function tokenName(token: Address, { chainId, context }: PhraseContext): string {
  const facts = tokenAt(chainId, token, context);
  if (facts === null) return `token ${shortAddress(token)}`;
  return facts.isCore ? facts.symbol : `${quoteName(facts.symbol, 16)} (${shortAddress(token)})`;
}

/** An amount with its unit; without known decimals it says that it counts smallest units. */
export function amountOf(token: Address, amount: bigint, place: PhraseContext): string {
  const facts = tokenAt(place.chainId, token, place.context);
  if (facts === null) return `${formatUnits(amount, 0)} smallest units of ${tokenName(token, place)}`;
  return `${formatUnits(amount, facts.decimals)} ${tokenName(token, place)}`;
}

/** An allowance: a number, or that there is none. */
export function allowanceOf(token: Address, amount: bigint, place: PhraseContext): string {
  return isUnlimited(amount)
    ? `any amount of your ${tokenName(token, place)}`
    : `up to ${amountOf(token, amount, place)}`;
}

/** An asset with amount and unit. */
export function assetPhrase(asset: Asset, place: PhraseContext): string {
  if (asset.kind === "coin") return `${formatUnits(asset.amount, 18)} ${place.context.coinSymbol ?? "ETH"}`;
  if (asset.kind === "erc20") return amountOf(asset.token, asset.amount, place);
  const which = asset.tokenId === null ? "any NFT" : `NFT number ${shorten(asset.tokenId.toString())}`;
  const count = asset.amount > 1n ? `${formatUnits(asset.amount, 0)} × ` : "";
  return `${count}${which} of ${tokenName(asset.token, place)}`;
}

/** A party by the name the user gave it, as own account, or by its digits. */
export function partyPhrase(address: Address, { context }: PhraseContext): string {
  const known = context.addressBook.find((entry) => entry.address === address);
  if (known !== undefined) return `${quoteName(known.name)} (${shortAddress(address)})`;
  if (context.ownAccounts.includes(address)) return `your account ${shortAddress(address)}`;
  return shortAddress(address);
}

/** Until when something counts; what is over by a clock that can be trusted says so. */
export function endPhrase(endsAt: bigint | null, { context }: PhraseContext): string {
  if (endsAt === null) return "no end date";
  const isOver = context.isClockTrusted === true && endsAt * 1000n < BigInt(Math.floor(context.now));
  return `until ${formatSeconds(endsAt)}${isOver ? ", which is over" : ""}`;
}

function shorten(digits: string): string {
  return digits.length <= 20 ? digits : `${digits.slice(0, 8)}…${digits.slice(-8)}`;
}
