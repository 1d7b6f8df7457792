import { type Address, type Hex, parseAbi, parseEventLogs } from "viem";
import { providerStakeAbi, registryAbi } from "../../extension/chain/generated/abi.ts";
import { ScriptError } from "../scriptError.ts";
import { connect, type Deployment } from "./deployAll.ts";

/** A plan as it is registered. Amounts in the smallest unit of SEC, durations in seconds. */
export interface PlanTerms {
  price: bigint;
  units: number;
  duration: number;
  /** A bit for each kind, in the order of the protocol's list. */
  kinds: number;
  soldAtMost: number;
  termsHash: Hex;
}

export interface RegisterOptions {
  rpcUrl: string;
  deployment: Deployment;
  developerKey: Hex;
  host: string;
  manifestHash: Hex;
  category: number;
  sla: { uptimeBps: number; p95Ms: number; unknownMaxBps: number; rateLimit: number; retentionDays: number };
  signingKey: Address;
  stake: bigint;
  /** The first is registered with the SecWare, the others are appended. */
  plans: readonly [PlanTerms, ...PlanTerms[]];
}

/** Delivered by an API; the registry knows other kinds. */
const API = 0;

const tokenAbi = parseAbi([
  "function approve(address spender, uint256 amount) returns (bool)",
  "function transfer(address to, uint256 amount) returns (bool)",
]);

/** The number that the next registration gets. Reads the chain. */
export async function nextWare(rpcUrl: string, deployment: Deployment): Promise<number> {
  const { reader } = connect(rpcUrl, deployment.chainId, ANY_KEY);
  const count = await reader.readContract({
    address: deployment.addresses.Registry,
    abi: registryAbi,
    functionName: "wareCount",
  });
  return Number(count) + 1;
}
const ANY_KEY: Hex = `0x${"0".repeat(63)}1`;

/** Sends SEC from one account to another. Effects: chain, one transaction. */
export async function sendSec(
  rpcUrl: string,
  deployment: Deployment,
  fromKey: Hex,
  to: Address,
  amount: bigint,
): Promise<void> {
  const { account, chain, reader, wallet } = connect(rpcUrl, deployment.chainId, fromKey);
  const token = { address: deployment.addresses.SecToken, abi: tokenAbi, account, chain } as const;
  const hash = await wallet.writeContract({ ...token, functionName: "transfer", args: [to, amount] });
  await reader.waitForTransactionReceipt({ hash, timeout: 60_000 });
}

/** Registers a SecWare with its plans, key and stake. Effects: chain, one transaction for each plan and one for the allowance. */
export async function registerSecWare(options: RegisterOptions): Promise<number> {
  const { rpcUrl, deployment, developerKey, plans, stake } = options;
  const { account, chain, reader, wallet } = connect(rpcUrl, deployment.chainId, developerKey);
  const { Registry, ProviderStake, SecToken } = deployment.addresses;
  // A registration may end in an error of the stake, and both are to be named.
  const abi = [...registryAbi, ...providerStakeAbi] as const;
  const registry = { address: Registry, abi, account, chain } as const;
  const token = { address: SecToken, abi: tokenAbi, account, chain } as const;
  const [first, ...others] = plans.map((plan) => ({ ...plan, onSale: true }));
  if (first === undefined) throw new ScriptError("A SecWare needs at least one plan.");
  const { host, manifestHash, category, sla, signingKey } = options;
  const registration = { host, manifestHash, kind: API, category, sla, signingKey, plan: first, stake };
  const mined = async (hash: Hex) => await reader.waitForTransactionReceipt({ hash, timeout: 60_000 });
  await mined(
    await wallet.writeContract({ ...token, functionName: "approve", args: [ProviderStake, stake] }),
  );
  const { logs } = await mined(
    await wallet.writeContract({ ...registry, functionName: "register", args: [registration] }),
  );
  const [registered] = parseEventLogs({ abi: registryAbi, eventName: "WareRegistered", logs });
  if (registered === undefined) {
    throw new ScriptError("The registration did not go through.", {
      hint: "see that the developer holds the stake in SEC, and gas.",
    });
  }
  const { ware } = registered.args;
  for (const plan of others) {
    await mined(await wallet.writeContract({ ...registry, functionName: "addPlan", args: [ware, plan] }));
  }
  return ware;
}
