import * as v from "valibot";
import { recoverMessageAddress } from "viem/utils";
import type { Method } from "./methodContext.ts";
import { decodeParams } from "./params.ts";
import { ProviderError } from "./providerError.ts";

const bytes = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/^0x([0-9a-fA-F]{2})*$/));
const params = v.pipe(
  v.array(v.unknown()),
  v.minLength(2),
  v.maxLength(3),
  v.transform((list) => list.slice(0, 2)),
  v.strictTuple([v.union([bytes(200_000), v.pipe(v.string(), v.maxLength(100_000))]), bytes(132)]),
);

/** Who signed a message. Pure; never prompts. */
export const personal_ecRecover: Method = async (raw) => {
  const [message, signature] = decodeParams(params, raw);
  if (signature.length !== 132) throw new ProviderError("invalid-params");
  const isBytes = /^0x([0-9a-fA-F]{2})*$/.test(message);
  try {
    const signer = await recoverMessageAddress({
      message: isBytes ? { raw: message as `0x${string}` } : message,
      signature: signature as `0x${string}`,
    });
    return signer.toLowerCase();
  } catch {
    throw new ProviderError("invalid-params");
  }
};
