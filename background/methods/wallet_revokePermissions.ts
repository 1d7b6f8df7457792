import type { Method } from "./methodContext.ts";
import { decodeParams } from "./params.ts";
import { permissionParams } from "./permissionParams.ts";

/** The site gives back what it was given. Effects: storage. */
export const wallet_revokePermissions: Method = async (params, { services, sender }) => {
  decodeParams(permissionParams, params);
  await services.sites.disconnect(sender.origin);
  return null;
};
