import type { Address } from "../domain/primitives.ts";
import { secTokenAbi } from "./generated/abi.ts";
import type { ChainMoment } from "./homeFacts.ts";
import { type HomeView, readMany, readMoment } from "./readMany.ts";
import { toChainError } from "./toChainError.ts";

/** What an account can pay with, and what a permit of it is numbered. */
export interface Funds {
  wei: bigint;
  gasPriceWei: bigint;
  sec: bigint;
  /** What the spender may take already; 0 where none was named. */
  allowance: bigint;
  permitNonce: bigint;
  tokenName: string;
  at: ChainMoment;
}

const nobody: Address = "0x0000000000000000000000000000000000000000";

/** Reads coin, SEC, allowance and permit nonce of an account. Effects: network. */
export async function readFunds(home: HomeView, owner: Address, spender: Address | null): Promise<Funds> {
  const { client, addresses } = home;
  const token = { address: addresses.secToken, abi: secTokenAbi } as const;
  const [wei, gasPriceWei, at, [sec, allowance, permitNonce, tokenName]] = await Promise.all([
    readCoin(home, owner),
    readGasPrice(home),
    readMoment(client),
    readMany(client, [
      { ...token, functionName: "balanceOf", args: [owner] },
      { ...token, functionName: "allowance", args: [owner, spender ?? nobody] },
      { ...token, functionName: "nonces", args: [owner] },
      { ...token, functionName: "name" },
    ]),
  ]);
  return { wei, gasPriceWei, sec, allowance, permitNonce, tokenName, at };
}

async function readCoin({ client: { viem, host } }: HomeView, address: Address): Promise<bigint> {
  return viem.getBalance({ address }).catch((cause: unknown) => {
    throw toChainError(cause, { host, method: "eth_getBalance" });
  });
}

async function readGasPrice({ client: { viem, host } }: HomeView): Promise<bigint> {
  return viem.getGasPrice().catch((cause: unknown) => {
    throw toChainError(cause, { host, method: "eth_gasPrice" });
  });
}
