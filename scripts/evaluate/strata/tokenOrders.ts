import type { Address } from "../../../extension/domain/primitives.ts";
import { judgedAtSeconds } from "../judgedAt.ts";
import { type Typed, typedDraft } from "./encode.ts";
import { contextOf, thiefAccount } from "./people.ts";
import { tokens, usdc } from "./realParts.ts";
import { type Stratum, victim } from "./stratum.ts";

const zero: Address = `0x${"0".repeat(40)}`;

interface Trade {
  sold: Address;
  amount: bigint;
  /** Smallest units of USDC. */
  back: bigint;
  receiver: Address;
  salt: string;
}

const ends = String(judgedAtSeconds + 1800n);

const markets: readonly (readonly [name: string, market: (trade: Trade) => Typed])[] = [
  [
    "CoW",
    ({ sold, amount, back, receiver, salt }) => ({
      primaryType: "Order",
      types: {
        Order: [
          "address sellToken",
          "address buyToken",
          "address receiver",
          "uint256 sellAmount",
          "uint256 buyAmount",
          "uint32 validTo",
          "bytes32 appData",
          "uint256 feeAmount",
          "string kind",
          "bool partiallyFillable",
          "string sellTokenBalance",
          "string buyTokenBalance",
        ],
      },
      message: {
        sellToken: sold,
        buyToken: usdc,
        receiver,
        sellAmount: String(amount),
        buyAmount: String(back),
        validTo: ends,
        appData: `0x${BigInt(salt).toString(16).padStart(64, "0")}`,
        feeAmount: "0",
        kind: "sell",
        partiallyFillable: false,
        sellTokenBalance: "erc20",
        buyTokenBalance: "erc20",
      },
      domain: {
        name: "Gnosis Protocol",
        version: "v2",
        verifyingContract: "0x9008d19f58aabd9ed0d60971565aa8510560ab41",
      },
    }),
  ],
  [
    "1inch",
    ({ sold, amount, back, receiver, salt }) => ({
      primaryType: "Order",
      types: {
        Order: [
          "uint256 salt",
          "address maker",
          "address receiver",
          "address makerAsset",
          "address takerAsset",
          "uint256 makingAmount",
          "uint256 takingAmount",
          "uint256 makerTraits",
        ],
      },
      message: {
        salt,
        maker: victim,
        receiver: receiver === victim ? zero : receiver,
        makerAsset: sold,
        takerAsset: usdc,
        makingAmount: String(amount),
        takingAmount: String(back),
        makerTraits: "0",
      },
      domain: {
        name: "1inch Aggregation Router",
        version: "6",
        verifyingContract: "0x111111125421ca6dc452d289314280a0f8842a65",
      },
    }),
  ],
  [
    "0x",
    ({ sold, amount, back, salt }) => ({
      primaryType: "LimitOrder",
      types: {
        LimitOrder: [
          "address makerToken",
          "address takerToken",
          "uint128 makerAmount",
          "uint128 takerAmount",
          "uint128 takerTokenFeeAmount",
          "address maker",
          "address taker",
          "address sender",
          "address feeRecipient",
          "bytes32 pool",
          "uint64 expiry",
          "uint256 salt",
        ],
      },
      message: {
        makerToken: sold,
        takerToken: usdc,
        makerAmount: String(amount),
        takerAmount: String(back),
        takerTokenFeeAmount: "0",
        maker: victim,
        taker: zero,
        sender: zero,
        feeRecipient: zero,
        pool: `0x${"0".repeat(64)}`,
        expiry: ends,
        salt,
      },
      domain: {
        name: "ZeroEx",
        version: "1.0.0",
        verifyingContract: "0xdef1c0ded9bec7f1a1670819833240f027b25eff",
      },
    }),
  ],
];

/** Orders that sell tokens for nothing, or to somebody else's benefit. */
export const tokenOrder: Stratum = {
  name: "token-order",
  group: "orders",
  make: (dice, parts) => {
    const [name, market] = dice.pick(markets);
    // The 0x form has no receiver: there, only the price can be the dangerous fact.
    const isForeign = name !== "0x" && dice.chance(0.5);
    const sold = dice.pick(tokens.filter(({ isCore, address }) => isCore && address !== usdc));
    const fair: Trade = {
      sold: sold.address,
      amount: dice.amount(10, 500, sold.decimals),
      back: dice.amount(50, 5000, 6),
      receiver: victim,
      salt: String(BigInt(dice.bytes(8))),
    };
    const receiver = thiefAccount(dice, parts).address;
    const back = dice.pick([0n, 1n, 100n]);
    const stolen = isForeign ? { ...fair, receiver } : { ...fair, back };
    return {
      variant: `${name}, ${isForeign ? "paid to another" : "next to nothing"}`,
      malicious: typedDraft(market(stolen), contextOf([])),
      benign: typedDraft(market(fair), contextOf([])),
    };
  },
};
