import type { Method } from "./methodContext.ts";
import { visibleAccounts } from "./visibleAccounts.ts";

/** The accounts this origin was given, or none. Never prompts. */
export const eth_accounts: Method = async (_params, { services, sender }) =>
  visibleAccounts(services, sender.origin);
