import type { Kind } from "./scan.ts";

/**
 * What a SecWare may want to be told of each kind; a manifest's `needs` uses these words. Chain, target, value and calldata of
 * a transaction are always told, for without them there is nothing to judge; the rest only where manifest and user both say so.
 */
export const wireNeeds: Readonly<Record<Kind, readonly string[]>> = {
  transaction: ["chain", "from", "to", "value", "data", "origin"],
  calls: ["chain", "from", "to", "value", "data", "origin"],
  userOperation: ["chain", "from", "data", "origin"],
  typedData: ["chain", "account", "typedData", "origin"],
  message: ["chain", "account", "text", "origin"],
  authorization: ["chain", "account", "authorization", "origin"],
  permission: ["chain", "account", "permission", "origin"],
  site: ["site", "path"],
  address: ["chain", "address"],
  token: ["chain", "token"],
  approvals: ["chain", "account"],
};
