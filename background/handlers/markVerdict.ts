import type { Handler } from "../handler.ts";

/** Writes the user's own word on a SecWare's verdict into the log. Effects: storage. */
export const markVerdict: Handler<"markVerdict"> = async ({ request, ware, mark }, { services }) => {
  const { audit, vault } = services;
  if (vault.status() !== "unlocked") return { status: "refused", reason: "Unlock first." };
  const isMarked = await audit.mark(request, ware, mark);
  if (isMarked) return { status: "done" };
  return { status: "refused", reason: "The log has no verdict of this SecWare about this request." };
};
