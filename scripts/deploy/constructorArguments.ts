import { type Address, parseEther, zeroAddress } from "viem";
import type { ContractName } from "../gen/artifacts.ts";

export interface Founders {
  /** Who holds the whole supply of SEC at first. */
  holder: Address;
  /** Who may pause new sales for a while, and veto proposals in the first half year. */
  guardian: Address;
}

const SUPPLY = parseEther("100000000");
/** What governance decided waits three days, so that who disagrees can leave first. */
const TIMELOCK_SECONDS = 3n * 86_400n;

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
    case "TimelockController":
      // Only the governor proposes, anybody carries out, and nobody administers: roles change by a vote or not at all.
      return [TIMELOCK_SECONDS, [at.SecGovernor], [zeroAddress], zeroAddress];
    case "SecGovernor":
      return [at.Voice, at.TimelockController, guardian];
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
    timelock: at.TimelockController,
    guardian,
  };
}
