import type { Address } from "../../../extension/domain/primitives.ts";
import { judgedAtSeconds } from "../judgedAt.ts";
import type { Typed } from "./encode.ts";
import { weth } from "./realParts.ts";
import { type Sale, seaportDomain, seaportOrder, seaportTypes } from "./seaport.ts";
import { victim } from "./stratum.ts";

const zero: Address = `0x${"0".repeat(40)}`;

/** How one market has a sale signed. */
export type Market = (sale: Sale, salt: string, isWeth: boolean) => Typed;

export const viaSeaport: Market = (sale, salt, isWeth) => ({
  primaryType: "OrderComponents",
  types: seaportTypes,
  message: seaportOrder(sale, salt, isWeth),
  domain: seaportDomain,
});

export const viaBlur: Market = ({ collection, tokenId, price }, salt) => ({
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

export const viaZeroEx: Market = ({ collection, tokenId, price }, salt) => ({
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
