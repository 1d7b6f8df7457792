import * as v from "valibot";
import type { RpcLimits } from "../services/networks/rpc.ts";
import type { MethodContext } from "./methodContext.ts";
import { ProviderError } from "./providerError.ts";

/** What is forwarded to the chain's node, and nothing else. Filters are a node's memory, so they are left out. */
const readMethods: ReadonlySet<string> = new Set([
  "eth_blockNumber",
  "eth_call",
  "eth_createAccessList",
  "eth_estimateGas",
  "eth_feeHistory",
  "eth_gasPrice",
  "eth_getBalance",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getBlockReceipts",
  "eth_getBlockTransactionCountByHash",
  "eth_getBlockTransactionCountByNumber",
  "eth_getCode",
  "eth_getLogs",
  "eth_getProof",
  "eth_getStorageAt",
  "eth_getTransactionByBlockHashAndIndex",
  "eth_getTransactionByBlockNumberAndIndex",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "eth_getUncleCountByBlockNumber",
  "eth_maxPriorityFeePerGas",
  "eth_syncing",
  "net_listening",
  "web3_sha3",
]);

const limits: RpcLimits = { deadlineMs: 20_000, maxBytes: 4 * 1024 * 1024 };
const readParams = v.pipe(v.array(v.unknown()), v.maxLength(8));

export function isReadMethod(method: string): boolean {
  return readMethods.has(method);
}

/** Asks the node of the site's chain. Effects: network. Throws `ProviderError`; a node's own words stay here. */
export async function readFromNode(
  method: string,
  params: unknown,
  context: MethodContext,
): Promise<unknown> {
  const decoded = v.safeParse(readParams, params ?? []);
  if (!decoded.success) throw new ProviderError("invalid-params");
  const { services, sender } = context;
  const network = services.networks.find(services.sites.chainIdOf(sender.origin));
  if (network === null) throw new ProviderError("disconnected");
  const outcome = await services.rpc({ url: network.rpcUrl, method, params: decoded.output }, limits);
  if (outcome.status === "answered") return outcome.value;
  if (outcome.status === "unreachable") {
    throw new ProviderError(outcome.reason === "oversized" ? "limit-exceeded" : "chain-disconnected");
  }
  // The revert data is the contract's answer to the page's own call; the node's text could say anything.
  const data = revertDataOf(outcome.data);
  if (outcome.code === 3 || data !== undefined) {
    throw new ProviderError("node-refused", { message: "execution reverted", data });
  }
  throw new ProviderError(outcome.code === -32602 ? "invalid-params" : "node-refused");
}

function revertDataOf(data: unknown): string | undefined {
  return typeof data === "string" && /^0x[0-9a-fA-F]{0,20000}$/.test(data) ? data : undefined;
}
