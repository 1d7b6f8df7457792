import { type Address, getContractAddress } from "viem";
import { CONTRACTS, type ContractName } from "../gen/artifacts.ts";

/** Where the contracts will stand when an account deploys them one after the other, from a nonce on. Lower case. */
export function predictAddresses(from: Address, nonce: number): Record<ContractName, Address> {
  const entries = CONTRACTS.map((name, index) => {
    const address = getContractAddress({ from, nonce: BigInt(nonce + index) });
    return [name, address.toLowerCase() as Address];
  });
  return Object.fromEntries(entries) as Record<ContractName, Address>;
}
