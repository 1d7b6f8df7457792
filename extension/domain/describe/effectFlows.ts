import type { CallAsset, CallEffects } from "../decode/callEffects.ts";
import type { Description, FlowView } from "../description.ts";
import type { Address } from "../primitives.ts";
import { assetView, symbolOf } from "./assetView.ts";
import type { PhraseContext } from "./phrases.ts";
import { formatUnits } from "./units.ts";

/** What a call of a service takes from `account` and gives to it; what others gain or lose by it is no flow of the account. */
export function flowsOfEffects(
  { gives, gets }: CallEffects,
  account: Address | null,
  place: PhraseContext,
): Pick<Description, "out" | "in" | "allowed"> {
  // The coin that is sent along is an action of its own.
  const given = gives.filter(({ owner, token }) => owner === account && token !== "coin");
  const got = gets.filter(({ recipient }) => recipient === account);
  return {
    out: given.map((asset) => effectView(asset, null, place)),
    in: got.map((asset) => effectView(asset, asset.isLeast ? "at least" : null, place)),
    allowed: [],
  };
}

function effectView({ token, amount }: CallAsset, note: string | null, place: PhraseContext): FlowView {
  if (token !== null && amount !== null) {
    const asset =
      token === "coin" ? ({ kind: "coin", amount } as const) : { kind: "erc20" as const, token, amount };
    return assetView(asset, null, note, place);
  }
  const coin = place.context.coinSymbol ?? "ETH";
  const known = token === null ? null : token === "coin" ? coin : symbolOf(token, place);
  return {
    amount: amount === null ? "Some" : `${formatUnits(amount, 0)} smallest units`,
    symbol: known ?? (token === null ? "of an asset that the contract chooses" : "of an unknown token"),
    token: token === "coin" ? null : token,
    party: null,
    note,
  };
}
