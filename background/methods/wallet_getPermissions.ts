import type { Method } from "./methodContext.ts";
import { describePermissions } from "./permissions.ts";
import { visibleAccounts } from "./visibleAccounts.ts";

/** What this origin was given. Never prompts; nothing while locked. */
export const wallet_getPermissions: Method = async (_params, { services, sender }) =>
  describePermissions(sender.origin, visibleAccounts(services, sender.origin));
