import type { Method } from "./methodContext.ts";
import { toHexChainId } from "./params.ts";

/** The site's own chain; where it is not connected, the wallet's. */
export const eth_chainId: Method = async (_params, { services, sender }) =>
  toHexChainId(services.sites.chainIdOf(sender.origin));
