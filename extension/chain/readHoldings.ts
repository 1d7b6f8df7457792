import { decodeAbiParameters, encodeFunctionData, parseAbi } from "viem/utils";
import type { Address, Hex } from "../domain/primitives.ts";
import type { ChainClient } from "./chainClients.ts";

/** What is asked of an account: how much it has of tokens, and how much of them others may take. */
export interface HoldingsAsked {
  tokens: readonly Address[];
  allowances: readonly { token: Address; spender: Address }[];
}

/** What tokens answered; what one did not answer is left out. */
export interface Holdings {
  balances: ReadonlyMap<Address, bigint>;
  allowances: readonly { token: Address; spender: Address; amount: bigint }[];
}

const abi = parseAbi([
  "function balanceOf(address owner) view returns (uint256)",
  "function allowance(address owner, address spender) view returns (uint256)",
]);

type Call = { address: Address; abi: typeof abi } & (
  | { functionName: "balanceOf"; args: readonly [Address] }
  | { functionName: "allowance"; args: readonly [Address, Address] }
);

/**
 * Reads all in one call. A token that spoils that call for the others, by using up its gas, is asked by itself, and so are they.
 * Throws nothing. Effects: network.
 */
export async function readHoldings(
  client: ChainClient,
  account: Address,
  { tokens, allowances }: HoldingsAsked,
): Promise<Holdings> {
  const calls: Call[] = [
    ...tokens.map((address) => ({ address, abi, functionName: "balanceOf", args: [account] }) as const),
    ...allowances.map(
      ({ token, spender }) =>
        ({ address: token, abi, functionName: "allowance", args: [account, spender] }) as const,
    ),
  ];
  const amounts = await readTogether(client, calls).catch(() => readEach(client, calls));
  const held = tokens.flatMap((token, index) => {
    const amount = amounts[index];
    return amount === undefined || amount === null ? [] : [[token, amount] as const];
  });
  const allowed = allowances.flatMap((one, index) => {
    const amount = amounts[tokens.length + index];
    return amount === undefined || amount === null ? [] : [{ ...one, amount }];
  });
  return { balances: new Map(held), allowances: allowed };
}

async function readTogether(
  { viem }: ChainClient,
  calls: readonly Call[],
): Promise<readonly (bigint | null)[]> {
  if (calls.length === 0) return [];
  const answers = await viem.multicall({ contracts: calls, allowFailure: true, deployless: true });
  return answers.map((answer) => (answer.status === "success" ? answer.result : null));
}

function readEach({ viem }: ChainClient, calls: readonly Call[]): Promise<readonly (bigint | null)[]> {
  const reads = calls.map(async (call) => {
    const data: Hex = encodeFunctionData(call);
    const answer = await viem.call({ to: call.address, data }).catch(() => ({ data: undefined }));
    if (answer.data === undefined || !/^0x[0-9a-fA-F]{64}$/.test(answer.data)) return null;
    return decodeAbiParameters([{ type: "uint256" }], answer.data)[0];
  });
  return Promise.all(reads);
}
