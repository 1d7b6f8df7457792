import {
  deskAbi,
  disputesAbi,
  hubFactoryAbi,
  marketAbi,
  packagesAbi,
  performancePoolAbi,
  providerStakeAbi,
  registryAbi,
  reputationAbi,
  restakingAbi,
  secGovAbi,
  secGovernorAbi,
  secHubAbi,
  secTokenAbi,
  voiceAbi,
} from "./generated/abi.ts";
import type { KnownContracts } from "./toChainError.ts";

/** The contracts whose errors the wallet can name. */
export const knownContracts: KnownContracts = {
  market: marketAbi,
  registry: registryAbi,
  providerStake: providerStakeAbi,
  performancePool: performancePoolAbi,
  secHub: secHubAbi,
  hubFactory: hubFactoryAbi,
  secToken: secTokenAbi,
  reputation: reputationAbi,
  disputes: disputesAbi,
  restaking: restakingAbi,
  secGov: secGovAbi,
  voice: voiceAbi,
  secGovernor: secGovernorAbi,
  desk: deskAbi,
  packages: packagesAbi,
};
