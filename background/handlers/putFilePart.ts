import type { Handler } from "../handler.ts";

/** Takes one part of a file that the user picked. Effects: memory only. */
export const putFilePart: Handler<"putFilePart"> = async (part, { services }) => ({
  status: services.uploads.put(part) ? "taken" : "refused",
});
