import { namedBatch } from "./callsParams.ts";
import type { Method } from "./methodContext.ts";

/** The wallet shows batches in its activity; the page gets `null`, as the standard says. */
export const wallet_showCallsStatus: Method = async (params, context) => {
  await namedBatch(params, context);
  return null;
};
