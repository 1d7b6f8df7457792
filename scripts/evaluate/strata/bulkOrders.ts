import type { Address } from "../../../extension/domain/primitives.ts";
import type { Dice } from "./dice.ts";
import { callDraft, encodeCall, typedDraft } from "./encode.ts";
import { drawSales } from "./nftOrders.ts";
import { contextOf, friend, type Party, thiefAccount } from "./people.ts";
import { collections } from "./realParts.ts";
import { type Sale, seaportDomain, seaportOrder, seaportTypes } from "./seaport.ts";
import type { Pair, Parts, Stratum } from "./stratum.ts";

const transferHelper: Address = "0x0000000000c2d145a2526bd8c716263bfebe1a72";
const conduitKey = "0x0000007b02230091a7ed01230072f7006a004d60a8d4e71d599b8104250f0000";

/** Many pieces in one click: a tree of orders of which one gives away, or one call that moves them all. */
export const bulkOrder: Stratum = {
  name: "bulk",
  group: "orders",
  make: (dice, parts) => (dice.chance(0.6) ? orderTree(dice, parts) : bulkTransfer(dice, parts)),
};

function orderTree(dice: Dice, parts: Parts): Pair {
  const thief = thiefAccount(dice, parts);
  const height = 1 + dice.below(3);
  const drawn = Array.from({ length: 2 ** height }, () => drawSales(dice, thief.address));
  const bad = dice.below(drawn.length);
  const salts = drawn.map(() => String(BigInt(dice.bytes(8))));
  const contracts = drawn.map(({ fair }) => fair.collection);
  const draft = (sales: readonly Sale[]) =>
    typedDraft(
      {
        primaryType: "BulkOrder",
        types: { BulkOrder: [`OrderComponents${"[2]".repeat(height)} tree`], ...seaportTypes },
        message: { tree: treeOf(sales.map((sale, index) => seaportOrder(sale, salts[index] ?? "0", false))) },
        domain: seaportDomain,
      },
      contextOf([], { contracts }),
    );
  return {
    variant: `tree of ${drawn.length}, ${drawn[bad]?.variant ?? ""}`,
    malicious: draft(drawn.map(({ stolen, fair }, index) => (index === bad ? stolen : fair))),
    benign: draft(drawn.map(({ fair }) => fair)),
  };
}

/** Pairs of pairs, as the signed type nests them. */
function treeOf(leaves: readonly unknown[]): readonly unknown[] {
  if (leaves.length <= 2) return leaves;
  const half = leaves.length / 2;
  return [treeOf(leaves.slice(0, half)), treeOf(leaves.slice(half))];
}

function bulkTransfer(dice: Dice, parts: Parts): Pair {
  const held = Array.from({ length: 1 + dice.below(6) }, () => ({
    collection: dice.pick(collections),
    tokenId: BigInt(dice.below(10_000)),
  }));
  const draft = (party: Party) => {
    const items = held.map(({ collection, tokenId }) => [2, collection, tokenId, 1n] as const);
    const data = encodeCall(
      "bulkTransfer(((uint8,address,uint256,uint256)[],address,bool)[],bytes32)",
      [[items, party.address, false]],
      conduitKey,
    );
    return callDraft(transferHelper, data, contextOf([party], { contracts: [transferHelper] }));
  };
  return {
    variant: "bulk transfer to an account",
    malicious: draft(thiefAccount(dice, parts)),
    benign: draft(friend(dice)),
  };
}
