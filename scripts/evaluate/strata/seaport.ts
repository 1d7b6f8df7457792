import type { Address } from "../../../extension/domain/primitives.ts";
import { judgedAtSeconds } from "../judgedAt.ts";
import { seaport, weth } from "./realParts.ts";
import { victim } from "./stratum.ts";

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
