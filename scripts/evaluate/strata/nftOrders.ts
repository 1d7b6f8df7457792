import type { Address } from "../../../extension/domain/primitives.ts";
import type { Dice } from "./dice.ts";
import { typedDraft } from "./encode.ts";
import { viaBlur, viaSeaport, viaZeroEx } from "./nftMarkets.ts";
import { contextOf, thiefAccount } from "./people.ts";
import { collections } from "./realParts.ts";
import type { Sale } from "./seaport.ts";
import { type Stratum, victim } from "./stratum.ts";

/** Prices that make an order dangerous; each fair one stays above them by far. */
const lowPrices = [0n, 1n, 10n ** 9n, 10n ** 13n] as const;
const theftVariants = ["nothing back", "paid to another", "next to nothing"] as const;

/** A fair sale and one that gives the same piece away. */
export function drawSales(dice: Dice, thief: Address): { variant: string; stolen: Sale; fair: Sale } {
  const variant = dice.pick(theftVariants);
  const price = dice.amount(1, 40, 18) / 4n;
  const fair = { collection: dice.pick(collections), tokenId: dice.below(10_000), price, payee: victim };
  const low = dice.pick(lowPrices);
  const stolen = {
    "nothing back": { ...fair, price: null },
    "paid to another": { ...fair, payee: thief },
    "next to nothing": { ...fair, price: low },
  }[variant];
  return { variant, stolen, fair };
}

/** Sales of a piece that pay nothing, next to nothing, or somebody else. */
export const nftOrder: Stratum = {
  name: "nft-order",
  group: "orders",
  make: (dice, parts) => {
    const thief = thiefAccount(dice, parts);
    const { variant, stolen, fair } = drawSales(dice, thief.address);
    const [name, market] = dice.pick([
      ["Seaport", viaSeaport],
      ["Seaport", viaSeaport],
      ["Seaport", viaSeaport],
      ["Blur", viaBlur],
      ["0x", viaZeroEx],
    ] as const);
    const salt = String(BigInt(dice.bytes(8)));
    const isWeth = dice.chance(0.4);
    // Only Seaport says in the order who is paid; elsewhere a payment to another is a price of nothing.
    const taken = name === "Seaport" || variant !== "paid to another" ? stolen : { ...fair, price: 0n };
    const known = contextOf([], { contracts: [fair.collection] });
    return {
      variant: `${name}, ${variant}`,
      malicious: typedDraft(market(taken, salt, isWeth), known),
      benign: typedDraft(market(fair, salt, isWeth), known),
    };
  },
};
