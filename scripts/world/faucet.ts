import {
  type Address,
  createPublicClient,
  createWalletClient,
  http,
  isAddress,
  parseAbi,
  parseEther,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { foundry } from "viem/chains";
import { type Anvil, callRpc, LOCAL_MNEMONIC } from "./anvil.ts";

/** What one visit to the faucet gives. */
export const GIFT = { ether: parseEther("10"), sec: parseEther("500") };

const tokenAbi = parseAbi(["function transfer(address to, uint256 amount) returns (bool)"]);

export interface Faucet {
  /** ETH on both chains and SEC on the home chain. Effects: chain. */
  give(address: string): Promise<"given" | "bad-address">;
  /** Moves the home chain's clock on. Effects: chain. */
  forward(seconds: number): Promise<void>;
}

/** The faucet of the local world; it works on local chains only, by their own cheat calls and the local treasury. */
export function createFaucet({
  chains,
  home,
  token,
}: {
  chains: readonly Anvil[];
  home: Anvil;
  token: Address;
}): Faucet {
  const treasury = mnemonicToAccount(LOCAL_MNEMONIC, { addressIndex: 0 });
  const transport = http(home.rpcUrl, { timeout: 10_000 });
  const wallet = createWalletClient({ account: treasury, chain: foundry, transport });
  const reader = createPublicClient({ chain: foundry, transport, pollingInterval: 200 });
  let queue: Promise<unknown> = Promise.resolve();

  async function giveNow(address: Address): Promise<void> {
    await Promise.all(chains.map((chain) => addEther(chain, address)));
    const hash = await wallet.writeContract({
      address: token,
      abi: tokenAbi,
      functionName: "transfer",
      args: [address, GIFT.sec],
    });
    await reader.waitForTransactionReceipt({ hash, timeout: 20_000 });
  }

  return {
    async give(address) {
      if (!isAddress(address, { strict: false })) return "bad-address";
      // One after the other: the treasury has one nonce.
      const turn = queue.then(() => giveNow(address.toLowerCase() as Address));
      queue = turn.catch(() => undefined);
      await turn;
      return "given";
    },
    async forward(seconds) {
      await callRpc(home.rpcUrl, "evm_increaseTime", [seconds]);
      await callRpc(home.rpcUrl, "anvil_mine", ["0x1"]);
    },
  };
}

async function addEther(chain: Anvil, address: Address): Promise<void> {
  const balance = BigInt(String(await callRpc(chain.rpcUrl, "eth_getBalance", [address, "latest"])));
  await callRpc(chain.rpcUrl, "anvil_setBalance", [address, `0x${(balance + GIFT.ether).toString(16)}`]);
}
