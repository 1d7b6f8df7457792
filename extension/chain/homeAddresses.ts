import { deployments } from "./generated/deployments.ts";
import type { HomeAddresses } from "./homeFacts.ts";

/** Where the contracts stand on a chain; null where they are not known to. */
export function homeAddressesOf(chainId: number): HomeAddresses | null {
  const deployment = Object.hasOwn(deployments, chainId) ? deployments[chainId] : undefined;
  if (deployment === undefined) return null;
  const { addresses, firstBlock } = deployment;
  return {
    chainId,
    secToken: addresses.SecToken,
    registry: addresses.Registry,
    providerStake: addresses.ProviderStake,
    market: addresses.Market,
    hubFactory: addresses.HubFactory,
    reputation: addresses.Reputation,
    disputes: addresses.Disputes,
    restaking: addresses.Restaking,
    secGov: addresses.SecGov,
    voice: addresses.Voice,
    governor: addresses.SecGovernor,
    timelock: addresses.SecTimelock,
    desk: addresses.Desk,
    firstBlock,
  };
}
