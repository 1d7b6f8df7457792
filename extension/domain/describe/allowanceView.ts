import type { Action } from "../decode/action.ts";
import { isUnlimited } from "../decode/amounts.ts";
import type { FlowView } from "../description.ts";
import { amountView, symbolOf } from "./assetView.ts";
import { endPhrase, type PhraseContext } from "./phrases.ts";

/** What somebody may take, as a line of the screen. */
export function allowanceView(grant: Extract<Action, { kind: "allow" }>, place: PhraseContext): FlowView {
  const view = amountView(grant.token, grant.amount, place);
  const end = endPhrase(grant.endsAt, place);
  const isEndless = isUnlimited(grant.amount) || grant.amount >= grant.most;
  return {
    ...view,
    amount: isEndless ? "any amount" : view.amount,
    symbol: isEndless ? (symbolOf(grant.token, place) ?? "of an unknown token") : view.symbol,
    party: grant.spender,
    note: grant.isOnce ? `once, ${end}` : end,
  };
}
