import {
  type Address,
  keccak256,
  type PublicClient,
  parseAbi,
  stringToHex,
  zeroAddress,
  zeroHash,
} from "viem";
import type { ContractName } from "../gen/artifacts.ts";
import { ScriptError } from "../scriptError.ts";

const ownedAbi = parseAbi([
  "function owner() view returns (address)",
  "function pendingOwner() view returns (address)",
]);
const rolesAbi = parseAbi(["function hasRole(bytes32 role, address account) view returns (bool)"]);
const governorAbi = parseAbi(["function timelock() view returns (address)"]);

/** The timelock's roles; the first stands above the others. */
const ROLES = {
  admin: zeroHash,
  proposer: keccak256(stringToHex("PROPOSER_ROLE")),
  canceller: keccak256(stringToHex("CANCELLER_ROLE")),
  executor: keccak256(stringToHex("EXECUTOR_ROLE")),
} as const;
type Role = keyof typeof ROLES;

/**
 * Proves on the chain that the timelock owns every contract that has an owner, that only the governor may propose to it, and
 * that the deployer is left with nothing. Throws what is otherwise. Reads the chain.
 */
export async function proveOwnership(
  reader: Pick<PublicClient, "readContract">,
  at: Record<ContractName, Address>,
  { owned, deployer }: { owned: readonly ContractName[]; deployer: Address },
): Promise<void> {
  for (const name of owned) {
    const owned = { address: at[name], abi: ownedAbi } as const;
    const owner = await reader.readContract({ ...owned, functionName: "owner" });
    const next = await reader.readContract({ ...owned, functionName: "pendingOwner" });
    demand(
      isSame(owner, at.SecTimelock) && isSame(next, zeroAddress),
      `${name} is not owned by the timelock.`,
    );
  }
  const timelock = await reader.readContract({
    address: at.SecGovernor,
    abi: governorAbi,
    functionName: "timelock",
  });
  demand(isSame(timelock, at.SecTimelock), "The governor decides over another timelock.");
  const has = (role: Role, account: Address) =>
    reader.readContract({
      address: at.SecTimelock,
      abi: rolesAbi,
      functionName: "hasRole",
      args: [ROLES[role], account],
    });
  demand(await has("proposer", at.SecGovernor), "The governor may not propose to the timelock.");
  demand(await has("executor", zeroAddress), "Not everybody may carry out what was decided.");
  for (const role of ["admin", "proposer", "canceller"] as const) {
    demand(!(await has(role, deployer)), `The deployer is still ${role} of the timelock.`);
  }
}

function demand(isTrue: boolean, problem: string): void {
  if (!isTrue) throw new ScriptError(problem, { hint: "do not use this deployment; deploy again." });
}

function isSame(one: Address, other: Address): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
