import type { Method, MethodContext } from "./methodContext.ts";
import { ProviderError } from "./providerError.ts";
import { signSubject } from "./signSubject.ts";

/** Sends the calls of an EIP-5792 batch one after the other, not atomically. Effects: prompt to the user, chain. */
export const wallet_sendCalls: Method = async (params, context) => {
  await refuseUsedId(params, context);
  const value = await signSubject("wallet_sendCalls", params, context);
  if (value.kind !== "calls") throw new ProviderError("internal");
  return { id: value.id };
};

/** The id is read here only to compare it; the canonical form decides what is valid. */
async function refuseUsedId(params: unknown, { services, sender, askKey }: MethodContext): Promise<void> {
  const [batch] = Array.isArray(params) ? params : [];
  if (typeof batch !== "object" || batch === null || !Object.hasOwn(batch, "id")) return;
  const { id } = batch as { id: unknown };
  if (typeof id !== "string" || (await services.requests.attach(askKey)) !== null) return;
  const account = await services.batches.accountOf(sender.origin, id);
  if (account !== null) throw new ProviderError("duplicate-id");
}
