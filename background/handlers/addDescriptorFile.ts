import type { Handler } from "../handler.ts";

/** Keeps the descriptors in a file whose parts were put. Effects: storage. */
export const addDescriptorFile: Handler<"addDescriptorFile"> = async ({ file, name }, { services }) => {
  const text = services.uploads.take(file);
  if (text === null) return { status: "refused", reason: "The file did not arrive whole. Pick it again." };
  return services.descriptorSets.addText(text, name);
};
