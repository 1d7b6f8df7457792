import type { NeverSignedKind } from "../../extension/domain/subject/neverSigned.ts";
import { neverSigned } from "../../extension/domain/subject/neverSigned.ts";
import type { MethodContext } from "./methodContext.ts";
import { ProviderError } from "./providerError.ts";

/**
 * The error for a request for lasting power over the account. A connected site's attempt is kept in the activity, where
 * the user sees that it was asked and not given.
 *
 * Effects: storage. Never throws.
 */
export async function refuseNeverSigned(
  kind: NeverSignedKind,
  { services, sender }: MethodContext,
): Promise<ProviderError> {
  const { message } = neverSigned(kind);
  const { origin } = sender;
  const [account] = services.sites.find(origin)?.accounts ?? [];
  if (account !== undefined) {
    const chainId = services.sites.chainIdOf(origin);
    // The refusal stands whether or not it can be remembered.
    await services.activity
      .recordRefusal({ kind, origin, account, chainId, reason: message })
      .catch(() => undefined);
  }
  return new ProviderError("unsupported", { message });
}
