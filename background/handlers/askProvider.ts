import { neverSignedKind } from "../../extension/domain/subject/neverSigned.ts";
import type { Handler } from "../handler.ts";
import { refuseNeverSigned } from "../methods/neverSigned.ts";
import { ProviderError } from "../methods/providerError.ts";
import { isReadMethod, readFromNode } from "../methods/readFromNode.ts";
import { refusalOf } from "../methods/refusals.ts";
import { methods } from "../methods/table.ts";

/** Answers a page's EIP-1193 request. Throws `ProviderError`, which alone a page gets to see. */
export const askProvider: Handler<"askProvider"> = async ({ id, method, params }, { services, sender }) => {
  if (sender.class !== "content") throw new ProviderError("unauthorized");
  const context = { services, sender, askKey: `${sender.documentId}:${id}` };
  const own = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (own !== undefined) return own(params, context);
  if (isReadMethod(method)) return readFromNode(method, params, context);
  const power = neverSignedKind(method);
  throw power === null ? refusalOf(method) : await refuseNeverSigned(power, context);
};
