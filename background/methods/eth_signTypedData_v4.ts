import type { Method } from "./methodContext.ts";
import { ProviderError } from "./providerError.ts";
import { signSubject } from "./signSubject.ts";

/** Signs typed data as EIP-712 says; the domain's chain is the site's. Effects: prompt to the user. */
export const eth_signTypedData_v4: Method = async (params, context) => {
  const value = await signSubject("eth_signTypedData_v4", params, context);
  if (value.kind !== "signature") throw new ProviderError("internal");
  return value.signature;
};
