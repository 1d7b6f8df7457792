import type { Handler } from "../handler.ts";

/** Keeps the list in a file whose parts were put, if what it says of itself holds. Effects: storage. */
export const addFeedFile: Handler<"addFeedFile"> = async ({ file }, { services }) => {
  const text = services.uploads.take(file);
  if (text === null) return { status: "refused", reason: "The file did not arrive whole. Pick it again." };
  return services.lists.addText(text);
};
