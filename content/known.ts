/** What the page script remembers of the wallet: only what the page has been told. */
export interface Known {
  accounts: readonly string[];
  chainId: string | null;
  isConnected: boolean;
}

export type Request = (argument: unknown) => Promise<unknown>;
