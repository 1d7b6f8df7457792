import * as v from "valibot";
import { askUser } from "./askUser.ts";
import type { Method } from "./methodContext.ts";
import { decodeParams, hexChainId } from "./params.ts";
import { ProviderError } from "./providerError.ts";
import { switchChain } from "./wallet_switchEthereumChain.ts";

const url = v.pipe(v.string(), v.maxLength(300), v.url());
const urls = v.pipe(v.array(url), v.maxLength(20));
const params = v.strictTuple([
  v.strictObject({
    chainId: hexChainId,
    chainName: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    rpcUrls: v.pipe(urls, v.minLength(1)),
    nativeCurrency: v.strictObject({
      name: v.pipe(v.string(), v.maxLength(60)),
      symbol: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{1,12}$/)),
      decimals: v.literal(18),
    }),
    blockExplorerUrls: v.nullish(urls),
    iconUrls: v.nullish(urls),
  }),
]);

/**
 * Adds a network after the user's yes and the node's own word for its chain, then switches this site to it.
 *
 * A chain that is known already is switched to; its node is never replaced by a page's. Effects: prompt, network, storage.
 */
export const wallet_addEthereumChain: Method = async (raw, context) => {
  const [{ chainId, chainName, rpcUrls, nativeCurrency }] = decodeParams(params, raw);
  const { services, sender } = context;
  if (services.networks.find(chainId) !== null) return switchChain(chainId, context);
  if (services.sites.find(sender.origin) === null) throw new ProviderError("unauthorized");
  const rpcUrl = rpcUrls.find((candidate) => new URL(candidate).protocol === "https:");
  if (rpcUrl === undefined) throw new ProviderError("invalid-params");
  const network = { chainId, name: chainName, rpcUrl, symbol: nativeCurrency.symbol };
  await askUser(context, { kind: "network", network });
  const outcome = await services.networks.save(network);
  if (outcome.status === "saved") return switchChain(chainId, context);
  throw new ProviderError(outcome.status === "unreachable" ? "chain-disconnected" : "invalid-params");
};
