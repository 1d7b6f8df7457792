import type { Address } from "../../extension/domain/primitives.ts";
import { canonicalise, type SubjectMethod } from "../../extension/domain/subject/canonicalise.ts";
import type { SubjectRefusal } from "../../extension/domain/subject/refusal.ts";
import type { Subject } from "../../extension/domain/subject.ts";
import type { AskOutcome, AskValue } from "../../extension/storage/requests.ts";
import type { Refusal } from "../services/activity/activity.ts";
import type { MethodContext } from "./methodContext.ts";
import { type PageErrorReason, ProviderError, pageErrors } from "./providerError.ts";

/**
 * Reduces a page's request to its subject, asks the user, and gives what was approved.
 *
 * Effects: prompt to the user, storage, network. Throws `ProviderError`.
 */
export async function signSubject(
  method: SubjectMethod,
  params: unknown,
  context: MethodContext,
): Promise<AskValue> {
  // A request that is known by its key is answered from its row: it is not even read again.
  const known = await context.services.requests.attach(context.askKey);
  if (known !== null) return grantedValue(await known.outcome);
  const { subject, callsId } = await readSubject(method, params, context);
  const account = accountOf(subject);
  const { origin, documentId, tabId, frameId, topOrigin } = context.sender;
  const outcome = await context.services.requests.ask({
    key: context.askKey,
    source: { kind: "site", origin, documentId, tabId, frameId, topOrigin },
    subject,
    account,
    chainId: context.services.sites.chainIdOf(origin),
    ...(callsId === null ? {} : { callsId }),
  });
  return grantedValue(outcome);
}

async function readSubject(
  method: SubjectMethod,
  params: unknown,
  context: MethodContext,
): Promise<{ subject: Subject; callsId: string | null }> {
  const { services, sender } = context;
  const allowed = services.sites.find(sender.origin)?.accounts ?? [];
  // Before the site has an account it learns nothing, not even whether its parameters are well formed.
  const [account = null] = allowed;
  if (account === null) throw new ProviderError("unauthorized");
  const chainId = services.sites.chainIdOf(sender.origin);
  const ownAccounts = ownAccountsOf(services.accounts.view().list, allowed);
  const read = canonicalise({ method, params, chainId, account, ownAccounts });
  if (read.status === "refused") {
    await noteRefusal(context, { kind: kinds[method], account, chainId, reason: read.reason.message });
    throw refusalError(read.reason);
  }
  if (method !== "wallet_sendCalls") return { subject: read.subject, callsId: null };
  return { subject: read.subject, callsId: read.callsId ?? randomId() };
}

/** While locked the vault names no accounts; the site's own ones were the wallet's when it was given them. */
function ownAccountsOf(
  list: readonly { address: Address }[],
  allowed: readonly Address[],
): readonly Address[] {
  return list.length > 0 ? list.map(({ address }) => address) : allowed;
}

const kinds = {
  eth_sendTransaction: "transaction",
  personal_sign: "message",
  eth_signTypedData_v4: "typedData",
  wallet_sendCalls: "calls",
} as const;

async function noteRefusal(
  { services, sender }: MethodContext,
  refusal: Omit<Refusal, "origin">,
): Promise<void> {
  // The refusal stands whether or not it can be remembered.
  await services.activity.recordRefusal({ ...refusal, origin: sender.origin }).catch(() => undefined);
}

function refusalError({ code, message, rpcCode }: SubjectRefusal): ProviderError {
  // The same words as for an account of the wallet that this site was not given, so that it cannot tell them apart.
  if (code === "unauthorized-account") return new ProviderError("unauthorized");
  const reasons = Object.keys(pageErrors) as PageErrorReason[];
  const reason = reasons.find((name) => pageErrors[name].number === rpcCode) ?? "invalid-params";
  return new ProviderError(reason, { message });
}

function accountOf(subject: Subject): Address | null {
  if (subject.kind === "site") return null;
  return "from" in subject ? subject.from : subject.account;
}

/** A site must not learn the user's rules: blocked and expired look like a plain no. */
function grantedValue(outcome: AskOutcome): AskValue {
  switch (outcome.status) {
    case "approved":
      return outcome.value;
    case "refused":
      throw new ProviderError(outcome.code);
    case "failed":
      throw new ProviderError(failures[outcome.code], { message: outcome.message });
    default:
      throw new ProviderError("user-rejected");
  }
}

const failures = {
  interrupted: "internal",
  locked: "unauthorized",
  "node-refused": "node-refused",
  unreachable: "chain-disconnected",
  cancelled: "user-rejected",
  internal: "internal",
} as const satisfies Record<Extract<AskOutcome, { status: "failed" }>["code"], PageErrorReason>;

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `0x${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
