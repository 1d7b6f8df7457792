import { connectSite } from "./connectSite.ts";
import type { Method } from "./methodContext.ts";
import { visibleAccounts } from "./visibleAccounts.ts";

/** The accounts of this origin; asks the user only where there are none yet. Effects: prompt to the user, storage. */
export const eth_requestAccounts: Method = async (_params, context) => {
  const known = visibleAccounts(context.services, context.sender.origin);
  return known.length > 0 ? known : connectSite(context);
};
