import type { BalancesView } from "../../../extension/messages/views.ts";

/** What the selected account has on the selected chain, as last read. */
export interface Balances {
  view(): BalancesView;
  /** Effects: network. Never throws: what cannot be read is said in the view. */
  refresh(): Promise<void>;
}
