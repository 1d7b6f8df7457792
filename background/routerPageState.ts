/** What an origin may know of the wallet. */
export interface PageState {
  accounts: readonly string[];
  /** Hexadecimal. */
  chainId: string;
}
export interface PageEvent {
  event: "connect" | "accountsChanged" | "chainChanged";
  payload: unknown;
}

/** What a page must be told to get from one state to the next. A site that never had anything is told nothing. */
export function stateDifference(before: PageState | null, after: PageState | null): PageEvent[] {
  if (after === null) {
    return before === null || before.accounts.length === 0 ? [] : [{ event: "accountsChanged", payload: [] }];
  }
  const events: PageEvent[] = [];
  if (before === null) events.push({ event: "connect", payload: { chainId: after.chainId } });
  if (before?.chainId !== after.chainId) events.push({ event: "chainChanged", payload: after.chainId });
  if (!isSame(before?.accounts ?? [], after.accounts)) {
    events.push({ event: "accountsChanged", payload: after.accounts });
  }
  return events;
}

function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((account, index) => account === after[index]);
}
