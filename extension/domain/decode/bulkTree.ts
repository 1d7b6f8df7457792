import type { OrderDeed } from "./action.ts";
import { complete } from "./complete.ts";
import type { Fields } from "./typedFields.ts";

/** How many orders of one tree are read; more cannot be shown to anybody. */
const mostLeaves = 64;

/**
 * Reads every order of a tree that one signature covers. Leaves that fill the tree up and give nothing are left out. Null: no
 * tree, or one of which not every leaf can be read.
 */
export function readBulkTree(
  message: Fields,
  readLeaf: (leaf: Fields) => OrderDeed | null,
): readonly OrderDeed[] | null {
  const leaves = message.leaves("tree");
  if (leaves === null || leaves.length > mostLeaves) return null;
  const orders = complete(leaves.map(readLeaf)) ?? [];
  const real = orders.filter(
    ({ maker, gives, gets }) => !/^0x0+$/.test(maker) || gives.length + gets.length > 0,
  );
  return real.length === 0 ? null : real;
}
