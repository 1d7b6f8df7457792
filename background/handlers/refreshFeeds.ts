import type { Handler } from "../handler.ts";

/** Fetches every list again; what fails keeps its last good copy. Effects: network, storage. */
export const refreshFeeds: Handler<"refreshFeeds"> = async (_request, { services }) => {
  await services.lists.refresh();
  return { status: "done" };
};
