import type { Address } from "../../extension/domain/primitives.ts";
import { askUser } from "./askUser.ts";
import type { MethodContext } from "./methodContext.ts";
import { ProviderError } from "./providerError.ts";
import { visibleAccounts } from "./visibleAccounts.ts";

/**
 * Asks the user which accounts this origin may see, and remembers the answer.
 *
 * Effects: prompt to the user, storage. Connecting twice with the same answer changes nothing, so it may be run again after
 * the worker died in between.
 */
export async function connectSite(context: MethodContext): Promise<Address[]> {
  const { services, sender } = context;
  const status = services.vault.status();
  if (status === "empty" || status === "damaged") {
    throw new ProviderError("unauthorized", { message: "The wallet is not set up." });
  }
  const value = await askUser(context, { kind: "connect" });
  if (value.kind !== "accounts" || !value.accounts.every((account) => services.accounts.has(account))) {
    throw new ProviderError("internal");
  }
  await services.sites.connect(sender.origin, value.accounts);
  return visibleAccounts(services, sender.origin);
}
