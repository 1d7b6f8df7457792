import type { Handler } from "../handler.ts";

/** Forgets a list. Effects: storage. */
export const removeFeed: Handler<"removeFeed"> = async ({ url }, { services }) => {
  await services.lists.remove(url);
  return { status: "done" };
};
