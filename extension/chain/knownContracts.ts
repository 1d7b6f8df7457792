import {
  hubFactoryAbi,
  marketAbi,
  providerStakeAbi,
  registryAbi,
  secHubAbi,
  secTokenAbi,
} from "./generated/abi.ts";
import type { KnownContracts } from "./toChainError.ts";

/** The contracts whose errors the wallet can name. */
export const knownContracts: KnownContracts = {
  market: marketAbi,
  registry: registryAbi,
  providerStake: providerStakeAbi,
  secHub: secHubAbi,
  hubFactory: hubFactoryAbi,
  secToken: secTokenAbi,
};
