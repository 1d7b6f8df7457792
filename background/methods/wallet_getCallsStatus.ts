import { namedBatch } from "./callsParams.ts";
import type { Method } from "./methodContext.ts";

/** How far a batch of this site is, by the codes of EIP-5792. */
export const wallet_getCallsStatus: Method = (params, context) => namedBatch(params, context);
