import type { Handler } from "../handler.ts";

/** Says how long log and past requests are kept; what is older goes now. Effects: storage. */
export const setRetention: Handler<"setRetention"> = async ({ days }, { services }) => {
  await services.audit.setRetention(days);
  await services.pastRequests.prune();
  return { status: "done" };
};
