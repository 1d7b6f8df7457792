import type { Address } from "../../../extension/domain/primitives.ts";
import type { BoundWare, SecHubClient } from "../../../extension/sechub/types.ts";
import type { AskServices } from "./services.ts";

/** Asks through the SecHub client, about the bindings that are named and still there. Effects: network, storage. */
export function createAskServices<B extends BoundWare>(
  client: Pick<SecHubClient<B>, "ask">,
  bindingsOf: (account: Address) => Promise<readonly B[]>,
): AskServices {
  return async (subject, { account, origin, request = null, budgetMs, wares, onAnswer }) => {
    if (account === null) return [];
    const bindings = (await bindingsOf(account)).filter(({ ware }) => wares.includes(ware));
    return client.ask(subject, { origin, request, budgetMs, bindings, onAnswer });
  };
}
