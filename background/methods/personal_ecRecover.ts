import * as v from "valibot";
import { hashMessage } from "viem/utils";
import type { Hex } from "../../extension/domain/primitives.ts";
import { nobleCurve } from "../../protocol/curve.ts";
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
  const digest = hashMessage(isBytes ? { raw: message as Hex } : message);
  // The library's own recovery loads code on demand, which a service worker may not.
  const signer = nobleCurve.recover(digest, signature.toLowerCase() as Hex);
  if (signer === null) throw new ProviderError("invalid-params");
  return signer;
};
