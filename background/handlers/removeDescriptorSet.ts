import type { Handler } from "../handler.ts";

/** Forgets a set of descriptors. Effects: storage. */
export const removeDescriptorSet: Handler<"removeDescriptorSet"> = async ({ url }, { services }) => {
  await services.descriptorSets.remove(url);
  return { status: "done" };
};
