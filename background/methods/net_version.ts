import type { Method } from "./methodContext.ts";

/** The site's own chain as a decimal string. */
export const net_version: Method = async (_params, { services, sender }) =>
  String(services.sites.chainIdOf(sender.origin));
