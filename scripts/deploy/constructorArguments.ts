import { type Address, parseEther } from "viem";
import type { ContractName } from "../gen/artifacts.ts";

export interface Founders {
  /** Who holds the whole supply of SEC at first. */
  holder: Address;
  /** Who may pause new sales for a while, and veto proposals in the first half year. */
  guardian: Address;
}

const SUPPLY = parseEther("100000000");

/** What each contract is told at its birth; nothing is told later. */
export function constructorArguments(
  name: ContractName,
  at: Record<ContractName, Address>,
  { holder, guardian }: Founders,
): readonly unknown[] {
  switch (name) {
    case "SecToken":
      return [holder, SUPPLY];
    case "HubFactory":
      return [at.SecHub];
    case "SecTimelock":
      // Only the governor proposes, anybody carries out, and nobody administers: roles change by a vote or not at all.
      return [at.SecGovernor];
    case "SecGovernor":
      return [at.Voice, at.SecTimelock, guardian];
    default:
      return [modulesOf(at, guardian)];
  }
}

/** Where the others are. The fields of `Modules.sol`, in its words. */
function modulesOf(at: Record<ContractName, Address>, guardian: Address) {
  return {
    token: at.SecToken,
    registry: at.Registry,
    stakes: at.ProviderStake,
    market: at.Market,
    pool: at.PerformancePool,
    reputation: at.Reputation,
    disputes: at.Disputes,
    restaking: at.Restaking,
    gov: at.SecGov,
    desk: at.Desk,
    packages: at.Packages,
    hubFactory: at.HubFactory,
    timelock: at.SecTimelock,
    guardian,
  };
}
