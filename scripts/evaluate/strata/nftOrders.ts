import type { Address } from "../../../extension/domain/primitives.ts";
import { judgedAtSeconds } from "../judgedAt.ts";
import type { Dice } from "./dice.ts";
import { type Typed, typedDraft } from "./encode.ts";
import { contextOf, thiefAccount } from "./people.ts";
import { collections, seaport, weth } from "./realParts.ts";
import { type Stratum, victim } from "./stratum.ts";

const zero: Address = `0x${"0".repeat(40)}`;
const fees: Address = "0x0000a26b00c1f0df003000390027140000faa719";
const offerFields = [
  "uint8 itemType",
  "address token",
  "uint256 identifierOrCriteria",
  "uint256 startAmount",
  "uint256 endAmount",
];
/** The types of a Seaport order. */
export const seaportTypes = {
  OrderComponents: [
    "address offerer",
    "address zone",
    "OfferItem[] offer",
    "ConsiderationItem[] consideration",
    "uint8 orderType",
    "uint256 startTime",
    "uint256 endTime",
    "bytes32 zoneHash",
    "uint256 salt",
    "bytes32 conduitKey",
    "uint256 counter",
  ],
  OfferItem: offerFields,
  ConsiderationItem: [...offerFields, "address recipient"],
} as const;
export const seaportDomain = { name: "Seaport", version: "1.6", verifyingContract: seaport };

/** What one piece is sold for, and who is paid. */
export interface Sale {
  collection: Address;
  tokenId: number;
  /** Wei; null: nothing at all. */
  price: bigint | null;
  payee: Address;
}

/** Prices that make an order dangerous; each fair one stays above them by far. */
const lowPrices = [0n, 1n, 10n ** 9n, 10n ** 13n] as const;
export const theftVariants = ["nothing back", "paid to another", "next to nothing"] as const;

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

/** The components of a Seaport order that sells one piece. */
export function seaportOrder({ collection, tokenId, price, payee }: Sale, salt: string, isWeth: boolean) {
  const money = isWeth ? { itemType: 1, token: weth } : { itemType: 0, token: zero };
  const paid = (amount: bigint, recipient: Address) => ({
    ...money,
    identifierOrCriteria: "0",
    startAmount: String(amount),
    endAmount: String(amount),
    recipient,
  });
  const piece = { itemType: 2, token: collection, identifierOrCriteria: String(tokenId) };
  return {
    offerer: victim,
    zone: zero,
    offer: [{ ...piece, startAmount: "1", endAmount: "1" }],
    consideration:
      price === null ? [] : [paid(price, payee), ...(price > 10n ** 16n ? [paid(price / 40n, fees)] : [])],
    orderType: 0,
    startTime: String(judgedAtSeconds),
    endTime: String(judgedAtSeconds + 2_592_000n),
    zoneHash: `0x${"0".repeat(64)}`,
    salt,
    conduitKey: "0x0000007b02230091a7ed01230072f7006a004d60a8d4e71d599b8104250f0000",
    counter: "0",
  };
}

type Market = (sale: Sale, salt: string, isWeth: boolean) => Typed;

const viaSeaport: Market = (sale, salt, isWeth) => ({
  primaryType: "OrderComponents",
  types: seaportTypes,
  message: seaportOrder(sale, salt, isWeth),
  domain: seaportDomain,
});

const viaBlur: Market = ({ collection, tokenId, price }, salt) => ({
  primaryType: "Order",
  types: {
    Order: [
      "address trader",
      "uint8 side",
      "address matchingPolicy",
      "address collection",
      "uint256 tokenId",
      "uint256 amount",
      "address paymentToken",
      "uint256 price",
      "uint256 listingTime",
      "uint256 expirationTime",
      "Fee[] fees",
      "uint256 salt",
      "bytes extraParams",
      "uint256 nonce",
    ],
    Fee: ["uint16 rate", "address recipient"],
  },
  message: {
    trader: victim,
    side: 1,
    matchingPolicy: "0x00000000006411739da1c40b106f8511de5d1fac",
    collection,
    tokenId: String(tokenId),
    amount: "1",
    paymentToken: zero,
    price: String(price ?? 0n),
    listingTime: String(judgedAtSeconds),
    expirationTime: String(judgedAtSeconds + 604_800n),
    fees: [],
    salt,
    extraParams: "0x",
    nonce: "0",
  },
  domain: {
    name: "Blur Exchange",
    version: "1.0",
    verifyingContract: "0x000000000000ad05ccc4f10045630fb830b95127",
  },
});

const viaZeroEx: Market = ({ collection, tokenId, price }, salt) => ({
  primaryType: "ERC721Order",
  types: {
    ERC721Order: [
      "uint8 direction",
      "address maker",
      "address taker",
      "uint256 expiry",
      "uint256 nonce",
      "address erc20Token",
      "uint256 erc20TokenAmount",
      "Fee[] fees",
      "address erc721Token",
      "uint256 erc721TokenId",
      "Property[] erc721TokenProperties",
    ],
    Fee: ["address recipient", "uint256 amount", "bytes feeData"],
    Property: ["address propertyValidator", "bytes propertyData"],
  },
  message: {
    direction: 0,
    maker: victim,
    taker: zero,
    expiry: String(judgedAtSeconds + 604_800n),
    nonce: salt,
    erc20Token: weth,
    erc20TokenAmount: String(price ?? 0n),
    fees: [],
    erc721Token: collection,
    erc721TokenId: String(tokenId),
    erc721TokenProperties: [],
  },
  domain: {
    name: "ZeroEx",
    version: "1.0.0",
    verifyingContract: "0xdef1c0ded9bec7f1a1670819833240f027b25eff",
  },
});

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
