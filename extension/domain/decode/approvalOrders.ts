import type { Asset, OrderDeed } from "./action.ts";
import { moneyOf } from "./money.ts";
import type { Fields } from "./typedFields.ts";

const whole = 10_000n;

/** Reads the sales and offers of the processor that several markets pay through, which signs both as approvals. Null: none. */
export function readApprovalOrder(primaryType: string, message: Fields, base: OrderDeed): OrderDeed | null {
  const token = message.address("tokenAddress");
  const price = message.amount("itemPrice") ?? message.amount("minPrice");
  const currency = message.address("paymentMethod") ?? message.address("coin");
  const isSale = /sale/i.test(primaryType);
  const maker = message.address(isSale ? "seller" : "buyer") ?? message.address("signer");
  if (token === null || price === null || currency === null || maker === null) return null;
  const piece: Asset = {
    kind: "nft",
    token,
    tokenId: message.amount("tokenId"),
    amount: message.amount("amount") ?? 1n,
  };
  const cut =
    (message.amount("marketplaceFeeNumerator") ?? 0n) + (message.amount("maxRoyaltyFeeNumerator") ?? 0n);
  const net = cut < whole ? (price * (whole - cut)) / whole : 0n;
  return {
    ...base,
    name: "Payment Processor",
    maker,
    gives: isSale ? [piece] : [moneyOf(currency, price)],
    gets: isSale
      ? [{ asset: moneyOf(currency, net), recipient: maker }]
      : [{ asset: piece, recipient: message.address("beneficiary") ?? maker }],
  };
}
