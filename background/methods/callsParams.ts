import * as v from "valibot";
import type { CallsStatus } from "../services/broadcast/batches.ts";
import type { MethodContext } from "./methodContext.ts";
import { decodeParams } from "./params.ts";
import { ProviderError } from "./providerError.ts";

const params = v.tuple([v.pipe(v.string(), v.minLength(1), v.maxLength(4096))]);

/** The batch that a page names, of its own origin only. Throws `ProviderError`. Effects: storage. */
export async function namedBatch(raw: unknown, { services, sender }: MethodContext): Promise<CallsStatus> {
  const [id] = decodeParams(params, raw);
  if (services.sites.find(sender.origin) === null) throw new ProviderError("unauthorized");
  const status = await services.batches.status(sender.origin, id);
  if (status === null) throw new ProviderError("unknown-bundle");
  return status;
}
