import * as v from "valibot";
import { address } from "../../extension/messages/shapes.ts";
import type { Method } from "./methodContext.ts";
import { decodeParams, hexChainId, toHexChainId } from "./params.ts";
import { ProviderError } from "./providerError.ts";
import { visibleAccounts } from "./visibleAccounts.ts";

const params = v.union([
  v.strictTuple([address]),
  v.strictTuple([address, v.pipe(v.array(hexChainId), v.maxLength(50))]),
]);

/** What a batch may rely on, per chain: no atomicity, said plainly. Only for an account of this origin. */
export const wallet_getCapabilities: Method = async (raw, { services, sender }) => {
  const [account, asked] = decodeParams(params, raw);
  if (!visibleAccounts(services, sender.origin).includes(account)) throw new ProviderError("unauthorized");
  const known = services.networks.list().map(({ chainId }) => chainId);
  const chains = asked === undefined ? known : known.filter((chainId) => asked.includes(chainId));
  return Object.fromEntries(
    chains.map((chainId) => [toHexChainId(chainId), { atomic: { status: "unsupported" } }]),
  );
};
