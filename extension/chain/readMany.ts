import type {
  Abi,
  ContractFunctionArgs,
  ContractFunctionName,
  MulticallParameters,
  MulticallReturnType,
  ReadContractReturnType,
} from "viem";
import type { Address } from "../domain/primitives.ts";
import type { ChainClient } from "./chainClients.ts";
import type { ChainMoment, HomeAddresses } from "./homeFacts.ts";
import { knownContracts } from "./knownContracts.ts";
import { toChainError } from "./toChainError.ts";

/** A verified client and the addresses of what stands on its chain. */
export interface HomeView {
  client: ChainClient;
  addresses: HomeAddresses;
}

/** What one `eth_call` may carry before it is cut in two. */
const bytesPerCall = 24 * 1024;

/**
 * Reads many views in one `eth_call` at one block, without a helper contract on the chain. One that reverts fails them all.
 *
 * Effects: network.
 */
export async function readMany<const C extends readonly unknown[]>(
  { viem, host }: ChainClient,
  contracts: MulticallParameters<C, false>["contracts"],
): Promise<MulticallReturnType<C, false>> {
  const named = contracts as readonly { functionName: string }[];
  if (named.length === 0) return [] as never;
  const many = { contracts, allowFailure: false, deployless: true, batchSize: bytesPerCall } as const;
  try {
    return (await viem.multicall(many as never)) as never;
  } catch (cause) {
    const method = named[0]?.functionName ?? "multicall";
    throw toChainError(cause, { host, method, contracts: knownContracts });
  }
}

/**
 * Reads one view for each list of arguments, all in one `eth_call` at one block; what it gives stands in their order.
 *
 * Effects: network.
 */
export async function readEach<const A extends Abi, F extends ContractFunctionName<A, "view">>(
  client: ChainClient,
  contract: { address: Address; abi: A },
  functionName: F,
  argsOfEach: readonly ContractFunctionArgs<A, "view", F>[],
): Promise<ReadContractReturnType<A, F>[]> {
  const calls = argsOfEach.map((args) => ({ ...contract, functionName, args }));
  return (await readMany(client, calls as never)) as never;
}

/** The block that everything read next is at least as new as. Effects: network. */
export async function readMoment({ viem, host }: ChainClient): Promise<ChainMoment> {
  try {
    const { number, timestamp } = await viem.getBlock();
    return { number: Number(number), timestamp: Number(timestamp) };
  } catch (cause) {
    throw toChainError(cause, { host, method: "eth_getBlockByNumber" });
  }
}
