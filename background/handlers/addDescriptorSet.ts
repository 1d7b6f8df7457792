import type { Handler } from "../handler.ts";

/** Fetches a set of descriptors and keeps it if what it says of itself holds. Effects: network, storage. */
export const addDescriptorSet: Handler<"addDescriptorSet"> = ({ url }, { services }) =>
  services.descriptorSets.add(url);
