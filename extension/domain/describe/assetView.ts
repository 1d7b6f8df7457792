import { tokenAt } from "../coreTokens.ts";
import type { Asset } from "../decode/action.ts";
import type { FlowView } from "../description.ts";
import type { Address } from "../primitives.ts";
import type { PhraseContext } from "./phrases.ts";
import { quoteText } from "./quote.ts";
import { formatUnits } from "./units.ts";

/** One asset that moves, as a line of the screen. */
export function assetView(
  asset: Asset,
  party: Address | null,
  note: string | null,
  place: PhraseContext,
): FlowView {
  if (asset.kind === "coin") {
    return {
      amount: formatUnits(asset.amount, 18),
      symbol: place.context.coinSymbol ?? "ETH",
      token: null,
      party,
      note,
    };
  }
  if (asset.kind === "erc20") return { ...amountView(asset.token, asset.amount, place), party, note };
  const which = asset.tokenId === null ? "any of the collection" : `number ${asset.tokenId}`;
  return {
    amount: formatUnits(asset.amount, 0),
    symbol: `${symbolOf(asset.token, place) ?? "NFT"}, ${which}`,
    token: asset.token,
    party,
    note,
  };
}

/** An amount in the unit of its token, or in smallest units where that is not known. */
export function amountView(
  token: Address,
  amount: bigint,
  place: PhraseContext,
): Pick<FlowView, "amount" | "symbol" | "token"> {
  const facts = tokenAt(place.chainId, token, place.context);
  if (facts === null)
    return { amount: formatUnits(amount, 0), symbol: "smallest units of an unknown token", token };
  return { amount: formatUnits(amount, facts.decimals), symbol: quoteText(facts.symbol, 16), token };
}

/** The symbol of a token, as foreign text; null: not known. */
export function symbolOf(token: Address, { chainId, context }: PhraseContext): string | null {
  const facts = tokenAt(chainId, token, context);
  return facts === null ? null : quoteText(facts.symbol, 16);
}
