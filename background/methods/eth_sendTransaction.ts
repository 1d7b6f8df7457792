import type { Method } from "./methodContext.ts";
import { ProviderError } from "./providerError.ts";
import { signSubject } from "./signSubject.ts";

/** Sends a transaction and gives its hash once a node has it. Effects: prompt to the user, chain. */
export const eth_sendTransaction: Method = async (params, context) => {
  const value = await signSubject("eth_sendTransaction", params, context);
  if (value.kind !== "transaction") throw new ProviderError("internal");
  return value.hash;
};
