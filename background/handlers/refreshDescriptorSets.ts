import type { Handler } from "../handler.ts";

/** Fetches every set of descriptors again; what fails keeps its last good copy. Effects: network, storage. */
export const refreshDescriptorSets: Handler<"refreshDescriptorSets"> = async (_request, { services }) => {
  await services.descriptorSets.refresh();
  return { status: "done" };
};
