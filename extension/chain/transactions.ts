import type { ChainClients } from "./chainClients.ts";
import { prepareTransaction } from "./prepareTransaction.ts";
import { probeCall } from "./probeCall.ts";
import { sendRaw } from "./sendRaw.ts";
import type { Transactions } from "./transaction.ts";
import { waitReceipt } from "./waitReceipt.ts";

export interface TransactionsDeps {
  clients: ChainClients;
  now: () => number;
  /** Resolves after so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
}

/** Reads and writes of transactions on whatever chains the wallet knows. */
export function createTransactions({ clients, now, sleep }: TransactionsDeps): Transactions {
  return {
    async prepare(chainId, call, options = {}) {
      return prepareTransaction(await clients.client(chainId, "asked"), call, options);
    },
    async sendRaw(chainId, raw) {
      return sendRaw(await clients.client(chainId, "asked"), raw);
    },
    async waitReceipt(chainId, hash, options) {
      return waitReceipt({ client: () => clients.client(chainId), now, sleep }, hash, options);
    },
    async probe(chainId, call) {
      return probeCall(() => clients.client(chainId), call);
    },
  };
}
