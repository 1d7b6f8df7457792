import { BaseError } from "../extension/errors/baseError.ts";
import { type PageError, type PageErrorReason, ProviderError } from "./methods/providerError.ts";
import type { LogFailure } from "./routerAnswers.ts";

/** Our codes that a page may cause or meet, and what it gets to see of them. Everything else is "internal". */
const reasonsByCode: Readonly<Record<string, PageErrorReason>> = {
  "router.malformed": "invalid-params",
  "router.forbidden": "unauthorized",
  "router.unknown-message": "unknown-method",
  "vault.locked": "unauthorized",
  "vault.unknown-account": "unauthorized",
  "sites.unknown": "unauthorized",
  "networks.unknown": "unknown-chain",
  "boot.late": "internal",
  "boot.failed": "internal",
};

/** What a page is told of an error: a number and a sentence of ours, never hint, facts or cause. */
export function pageErrorOf(
  error: unknown,
  { createId, logFailure }: { createId: () => string; logFailure: LogFailure },
): PageError {
  if (error instanceof ProviderError) return error.toPageError();
  const code = error instanceof BaseError ? error.code : "";
  const reason = Object.hasOwn(reasonsByCode, code) ? reasonsByCode[code] : undefined;
  if (reason === undefined) logFailure(createId(), error);
  return new ProviderError(reason ?? "internal").toPageError();
}
