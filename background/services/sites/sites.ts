import type { Address } from "../../../extension/domain/primitives.ts";
import type { SiteRow } from "../../../extension/storage/sites.ts";

export type Site = Readonly<SiteRow>;
export type CallBudget = SiteRow["callBudget"];
export const defaultCallBudget: CallBudget = { perHour: 20, beforeFirstAct: 3 };

/** What each origin was given: accounts, a chain of its own, a budget of metered calls. */
export interface Sites {
  list(): readonly Site[];
  find(origin: string): Site | null;
  /** Whether this exact origin was given this account. A sibling, another port or scheme was not. */
  isAllowed(origin: string, account: Address): boolean;
  /** The site's own chain, or the selected one where it is not connected. */
  chainIdOf(origin: string): number;
  callBudgetOf(origin: string): CallBudget;
  /** Effects: storage. */
  connect(origin: string, accounts: readonly Address[]): Promise<Site>;
  disconnect(origin: string): Promise<void>;
  setChain(origin: string, chainId: number): Promise<void>;
  setCallBudget(origin: string, budget: CallBudget): Promise<void>;
  watch(listener: (origin: string) => void): () => void;
}
