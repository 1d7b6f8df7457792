import {
  type Address,
  type Chain,
  createPublicClient,
  createWalletClient,
  defineChain,
  type Hex,
  http,
  type PublicClient,
  type WalletClient,
} from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { CONTRACTS, type ContractName, compileContracts, readArtifact } from "../gen/artifacts.ts";
import { ScriptError } from "../scriptError.ts";
import { constructorArguments } from "./constructorArguments.ts";
import { predictAddresses } from "./predictAddresses.ts";
import { proveOwnership } from "./proveOwnership.ts";

/** Where the contracts stand, and from which block on. */
export interface Deployment {
  chainId: number;
  firstBlock: number;
  addresses: Record<ContractName, Address>;
}

export interface DeployOptions {
  root: string;
  rpcUrl: string;
  chainId: number;
  /** Holds the supply of SEC afterwards, and owns nothing. */
  deployerKey: Hex;
  /** Who may pause new sales for a while and, in the first half year, veto a proposal; the deployer where nobody is named. */
  guardian?: Address | undefined;
  tell?: (line: string) => void;
}

/**
 * Deploys every contract, in one order from one account, so that a fresh chain and a fresh account give the same addresses.
 *
 * Effects: chain, a transaction for each. The contracts name each other by addresses that are predicted before the first one is
 * sent; the last steps prove that they were right, and that the timelock owns every parameter from birth on.
 */
export async function deployAll({
  root,
  rpcUrl,
  chainId,
  deployerKey,
  guardian,
  tell = () => {},
}: DeployOptions): Promise<Deployment> {
  const artifacts = await compileContracts(root);
  const { account, reader, wallet, chain } = connect(rpcUrl, chainId, deployerKey);
  if ((await reader.getChainId()) !== chainId)
    throw new ScriptError("The node is of another chain.", {
      hint: "compare --rpc with --chain.",
      facts: { chainId },
    });
  const nonce = await reader.getTransactionCount({ address: account.address });
  const firstBlock = Number(await reader.getBlockNumber()) + 1;
  const addresses = predictAddresses(account.address, nonce);
  const sent: Hex[] = [];
  for (const [index, name] of CONTRACTS.entries()) {
    const { abi, bytecode } = readArtifact(artifacts, name);
    const args = constructorArguments(name, addresses, {
      holder: account.address,
      guardian: guardian ?? account.address,
    });
    sent.push(await wallet.deployContract({ abi, bytecode, args, account, chain, nonce: nonce + index }));
  }
  for (const [index, hash] of sent.entries()) {
    const receipt = await reader.waitForTransactionReceipt({ hash, timeout: 120_000 });
    const name = CONTRACTS[index] ?? "SecToken";
    if (receipt.status !== "success" || receipt.contractAddress?.toLowerCase() !== addresses[name]) {
      throw new ScriptError(`${name} was not deployed where the others expect it.`, {
        hint: "use an account that sends nothing else.",
      });
    }
    tell(`${name} ${addresses[name]}`);
  }
  await proveOwnership(reader, addresses, { owned: ownedOf(artifacts), deployer: account.address });
  tell("The timelock owns every parameter.");
  return { chainId, firstBlock, addresses };
}

/** The contracts that have an owner, by what they can do. */
export function ownedOf(artifacts: string): ContractName[] {
  return CONTRACTS.filter((name) =>
    readArtifact(artifacts, name).abi.some(
      (item) => item.type === "function" && item.name === "pendingOwner",
    ),
  );
}

/** A reader and a sender on one chain, with deadlines. */
export function connect(rpcUrl: string, chainId: number, key: Hex): Connection {
  const chain = defineChain({
    id: chainId,
    name: `chain ${chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const transport = http(rpcUrl, { timeout: 20_000 });
  const account = privateKeyToAccount(key);
  return {
    account,
    chain,
    reader: createPublicClient({ chain, transport, pollingInterval: 200 }),
    wallet: createWalletClient({ account, chain, transport }),
  };
}
export interface Connection {
  account: PrivateKeyAccount;
  chain: Chain;
  reader: PublicClient;
  wallet: WalletClient;
}
