import { type Address, encodeFunctionData, type Hex, keccak256, parseEther, stringToHex } from "viem";
import { deskAbi, restakingAbi, secGovernorAbi } from "../../extension/chain/generated/abi.ts";
import { connect, type Deployment } from "../deploy/deployAll.ts";
import type { Anvil } from "./anvil.ts";

/** The operator of the local world: others restake with it, and it makes the one proposal. */
export interface LocalOperator {
  address: Address;
  /** Proposes the desk's first price. Needs 30 days since the deployment. Effects: chain. */
  propose(): Promise<void>;
  /** Votes for its proposal. Effects: chain. */
  vote(): Promise<void>;
  /** Hands the accepted proposal to the timelock. Effects: chain. */
  queue(): Promise<void>;
  /** Carries the proposal out, once the timelock allows it. Effects: chain. */
  execute(): Promise<void>;
}

export interface OperatorOptions {
  home: Anvil;
  deployment: Deployment;
  operatorKey: Hex;
}

const OWN_STAKE = parseEther("100");
const COMMISSION_BPS = 1_000;
const PRICE = parseEther("0.001");
const DESCRIPTION =
  "A first price for the desk\nSEC can then be bought with ETH, in one transaction with a plan.";
const FOR = 1;

/** Has an account join as an operator with a stake of its own. Effects: chain. */
export async function startOperator({
  home,
  deployment,
  operatorKey,
}: OperatorOptions): Promise<LocalOperator> {
  const { account, chain, reader, wallet } = connect(home.rpcUrl, home.chainId, operatorKey);
  const { Restaking, Desk, SecGovernor } = deployment.addresses;
  const governor = { address: SecGovernor, abi: secGovernorAbi, account, chain } as const;
  const setPrice = encodeFunctionData({ abi: deskAbi, functionName: "setPrice", args: [PRICE] });
  const calls = [[Desk], [0n], [setPrice]] as const;
  const hashed = [...calls, keccak256(stringToHex(DESCRIPTION))] as const;
  const mined = async (hash: Hex) => {
    await reader.waitForTransactionReceipt({ hash, timeout: 60_000 });
  };
  await mined(
    await wallet.writeContract({
      address: Restaking,
      abi: restakingAbi,
      functionName: "join",
      args: [COMMISSION_BPS],
      value: OWN_STAKE,
      account,
      chain,
    }),
  );
  return {
    address: account.address,
    propose: async () =>
      mined(
        await wallet.writeContract({ ...governor, functionName: "propose", args: [...calls, DESCRIPTION] }),
      ),
    async vote() {
      const id = await reader.readContract({ ...governor, functionName: "hashProposal", args: hashed });
      await mined(await wallet.writeContract({ ...governor, functionName: "castVote", args: [id, FOR] }));
    },
    queue: async () =>
      mined(await wallet.writeContract({ ...governor, functionName: "queue", args: hashed })),
    execute: async () =>
      mined(await wallet.writeContract({ ...governor, functionName: "execute", args: hashed })),
  };
}
