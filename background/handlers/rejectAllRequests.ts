import type { Handler } from "../handler.ts";

/** The user's no to everything open, or to everything of one site. Effects: storage. */
export const rejectAllRequests: Handler<"rejectAllRequests"> = async ({ origin }, { services }) => {
  await services.requests.rejectAll(origin);
  return { status: "done" };
};
