import type { ChainClient } from "./chainClients.ts";
import { AbsurdFeeError, NodeRefusedError } from "./chainErrors.ts";
import { toChainError } from "./toChainError.ts";
import type { Fees, PreparedTransaction, PrepareOptions, TransactionCall } from "./transaction.ts";

/** 100,000 gwei: more than any network asked in its worst hour. */
const mostWeiPerGas = 10n ** 14n;
const mostGas = 60_000_000n;

/** Asks the node for number, gas and fees, and bounds what it says. Effects: network. */
export async function prepareTransaction(
  client: ChainClient,
  call: TransactionCall,
  { wishes = {}, leastNonce = 0 }: PrepareOptions,
): Promise<PreparedTransaction> {
  const [pending, balanceWei, fees] = await Promise.all([
    ask(client, "eth_getTransactionCount", () =>
      client.viem.getTransactionCount({ address: call.from, blockTag: "pending" }),
    ),
    ask(client, "eth_getBalance", () => client.viem.getBalance({ address: call.from })),
    readFees(client, wishes),
  ]);
  const gas = wishes.gas ?? (await estimateGas(client, call));
  if (gas > mostGas) throw new NodeRefusedError("The gas limit is absurd.", { chainId: client.chainId });
  const nonce = wishes.nonce ?? Math.max(pending, leastNonce);
  const price = fees.kind === "legacy" ? fees.gasPrice : fees.maxFeePerGas;
  return { chainId: client.chainId, nonce, gas, fees, mostWei: call.value + gas * price, balanceWei };
}

async function estimateGas(client: ChainClient, { from, to, value, data }: TransactionCall): Promise<bigint> {
  const gas = await ask(client, "eth_estimateGas", () =>
    client.viem.estimateGas({ account: from, to, value, data }),
  );
  // What a call needs can grow between the estimate and the block; what is not used is not paid.
  return to !== null && data === "0x" && gas === 21_000n ? gas : (gas * 6n) / 5n;
}

async function readFees(client: ChainClient, wishes: NonNullable<PrepareOptions["wishes"]>): Promise<Fees> {
  if (wishes.gasPrice !== undefined) return bounded(client, { kind: "legacy", gasPrice: wishes.gasPrice });
  const block = await ask(client, "eth_getBlockByNumber", () => client.viem.getBlock());
  const { baseFeePerGas } = block;
  if (baseFeePerGas === null || baseFeePerGas === undefined) {
    const gasPrice = await ask(client, "eth_gasPrice", () => client.viem.getGasPrice());
    return bounded(client, { kind: "legacy", gasPrice });
  }
  const tip =
    wishes.maxPriorityFeePerGas ??
    (await ask(client, "eth_maxPriorityFeePerGas", () => client.viem.estimateMaxPriorityFeePerGas()));
  const most = wishes.maxFeePerGas ?? baseFeePerGas * 2n + tip;
  const maxPriorityFeePerGas = tip > most ? most : tip;
  return bounded(client, { kind: "eip1559", maxFeePerGas: most, maxPriorityFeePerGas });
}

function bounded(client: ChainClient, fees: Fees): Fees {
  const price = fees.kind === "legacy" ? fees.gasPrice : fees.maxFeePerGas;
  if (price > mostWeiPerGas) throw new AbsurdFeeError({ host: client.host, chainId: client.chainId });
  return fees;
}

/** Runs one read and turns its failure into one of our errors. */
async function ask<T>({ host }: ChainClient, method: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw toChainError(cause, { host, method });
  }
}
