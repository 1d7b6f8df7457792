import type { Handler } from "../handler.ts";

/** Ends an exception at once; that only tightens, so nothing is to be proved. Effects: storage. */
export const endOverride: Handler<"endOverride"> = async ({ id }, { services }) => {
  await services.overrides.end(id);
  return { status: "done" };
};
