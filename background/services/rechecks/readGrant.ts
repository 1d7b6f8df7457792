import { decodeAbiParameters, encodeFunctionData, parseAbi } from "viem/utils";
import type { ChainClients } from "../../../extension/chain/chainClients.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { RecheckWhat } from "../../../extension/storage/rechecks.ts";

export type Grant = Extract<RecheckWhat, { kind: "approval" | "operator" }>;
/** Whether a grant still stands, as the chain says. */
export type Standing = "stands" | "gone" | "unknown";

/** The same contract at the same address on every chain that has it. */
export const permit2: Address = "0x000000000022d473030f116ddee9f6b43ac78ba3";

const abi = parseAbi([
  "function allowance(address owner, address spender)",
  "function isApprovedForAll(address owner, address operator)",
]);
const permit2Abi = parseAbi(["function allowance(address owner, address token, address spender)"]);

/** Asks the chain. What it does not say is unknown, which keeps the grant on the list. Never throws. Effects: network. */
export async function readGrant(
  clients: Pick<ChainClients, "client">,
  account: Address,
  grant: Grant,
): Promise<Standing> {
  try {
    const { viem } = await clients.client(grant.chainId);
    const { data } = await viem.call(callOf(account, grant));
    // One word or more: the first is the amount, or yes and no.
    if (data === undefined || data.length < 66) return "unknown";
    const [first] = decodeAbiParameters([{ type: "uint256" }], data);
    return first === 0n ? "gone" : "stands";
  } catch {
    return "unknown";
  }
}

function callOf(account: Address, { kind, venue, token, spender }: Grant) {
  if (venue === "permit2") {
    const args = [account, token, spender] as const;
    return { to: permit2, data: encodeFunctionData({ abi: permit2Abi, functionName: "allowance", args }) };
  }
  const functionName = kind === "operator" ? "isApprovedForAll" : "allowance";
  return { to: token, data: encodeFunctionData({ abi, functionName, args: [account, spender] }) };
}
