import * as v from "valibot";
import type { Method, MethodContext } from "./methodContext.ts";
import { decodeParams, hexChainId } from "./params.ts";
import { ProviderError } from "./providerError.ts";

const params = v.strictTuple([v.strictObject({ chainId: hexChainId })]);

/** Changes the chain of this origin alone; other sites and the wallet's screens keep theirs. Effects: storage. */
export const wallet_switchEthereumChain: Method = async (raw, context) => {
  const [{ chainId }] = decodeParams(params, raw);
  return switchChain(chainId, context);
};

/** Only for a site that was given an account: the others have no chain of their own. */
export async function switchChain(chainId: number, { services, sender }: MethodContext): Promise<null> {
  if (services.networks.find(chainId) === null) throw new ProviderError("unknown-chain");
  if (services.sites.chainIdOf(sender.origin) === chainId) return null;
  if (services.sites.find(sender.origin) === null) throw new ProviderError("unauthorized");
  await services.sites.setChain(sender.origin, chainId);
  return null;
}
