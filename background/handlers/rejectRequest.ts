import type { Handler } from "../handler.ts";

/** The user's no; one to a request that has ended changes nothing. Effects: storage. */
export const rejectRequest: Handler<"rejectRequest"> = async ({ id }, { services }) => {
  await services.requests.reject(id);
  return { status: "done" };
};
