import type { ContentSender } from "../../extension/platform/sender.ts";
import type { AskOutcome, AskSource, AskSubject, AskValue } from "../../extension/storage/requests.ts";
import type { MethodContext } from "./methodContext.ts";
import { ProviderError } from "./providerError.ts";

/** What a page may ask for without a signature. */
export type PermissionSubject = Extract<AskSubject, { kind: "connect" | "network" }>;

/** Puts a request on the screen and waits for its end. Effects: prompt to the user, storage. Throws `ProviderError`. */
export async function askUser(
  { services, sender, askKey }: MethodContext,
  subject: PermissionSubject,
): Promise<AskValue> {
  const outcome = await services.requests.ask({
    key: askKey,
    source: sourceOf(sender),
    subject,
    account: services.accounts.selected(),
    chainId: services.sites.chainIdOf(sender.origin),
  });
  if (outcome.status === "approved") return outcome.value;
  throw errorOf(outcome);
}

/** Who asks: what the browser says, and nothing of the page's. */
function sourceOf({ origin, documentId, tabId, frameId, topOrigin }: ContentSender): AskSource {
  return { kind: "site", origin, documentId, tabId, frameId, topOrigin };
}

/** A site must not learn the user's rules: blocked and expired look like a plain no. */
function errorOf(outcome: Exclude<AskOutcome, { status: "approved" }>): ProviderError {
  if (outcome.status === "refused") return new ProviderError(outcome.code);
  return new ProviderError(outcome.status === "failed" ? "internal" : "user-rejected");
}
