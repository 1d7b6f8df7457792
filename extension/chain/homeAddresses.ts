import { deployments } from "./generated/deployments.ts";
import type { HomeAddresses } from "./homeFacts.ts";

/** Where the contracts stand on a chain; null where they are not known to. */
export function homeAddressesOf(chainId: number): HomeAddresses | null {
  const deployment = Object.hasOwn(deployments, chainId) ? deployments[chainId] : undefined;
  if (deployment === undefined) return null;
  const { SecToken, Registry, ProviderStake, Market, HubFactory } = deployment.addresses;
  return {
    chainId,
    secToken: SecToken,
    registry: Registry,
    providerStake: ProviderStake,
    market: Market,
    hubFactory: HubFactory,
  };
}
