import { connectSite } from "./connectSite.ts";
import type { Method } from "./methodContext.ts";
import { decodeParams } from "./params.ts";
import { permissionParams } from "./permissionParams.ts";
import { describePermissions } from "./permissions.ts";

/** Asks the user for accounts again, which is how pages offer "another account". Effects: prompt, storage. */
export const wallet_requestPermissions: Method = async (params, context) => {
  decodeParams(permissionParams, params);
  return describePermissions(context.sender.origin, await connectSite(context));
};
