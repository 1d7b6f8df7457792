import type { Method } from "./methodContext.ts";
import { visibleAccounts } from "./visibleAccounts.ts";

/** The first account this origin was given, or null. Never prompts. */
export const eth_coinbase: Method = async (_params, { services, sender }) =>
  visibleAccounts(services, sender.origin)[0] ?? null;
