import type { Method } from "./methodContext.ts";
import { ProviderError } from "./providerError.ts";
import { signSubject } from "./signSubject.ts";

/** Signs the bytes of a message as ERC-191 says. Effects: prompt to the user. */
export const personal_sign: Method = async (params, context) => {
  const value = await signSubject("personal_sign", params, context);
  if (value.kind !== "signature") throw new ProviderError("internal");
  return value.signature;
};
