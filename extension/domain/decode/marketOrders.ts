import type { Address, Hex } from "../primitives.ts";
import type { Asset, OrderDeed } from "./action.ts";
import { moneyOf } from "./money.ts";
import type { Fields } from "./typedFields.ts";
import { readWords } from "./words.ts";

const whole = 10_000n;

interface Trade {
  name: string;
  maker: Address;
  isSale: boolean;
  piece: Asset | null;
  paid: Asset;
  /** Part of the price, in hundredths of a per cent, that others get. */
  cut: bigint;
}

/** Reads the orders of the markets that sell pieces one by one: Blur, LooksRare, and those made like Wyvern. Null: none. */
export function readMarketOrder(message: Fields, base: OrderDeed): OrderDeed | null {
  const trade =
    readBlur(message) ?? readLooksRare(message) ?? readLooksRareLists(message) ?? readWyvern(message);
  if (trade === null) return null;
  const net = { ...trade.paid, amount: (trade.paid.amount * (whole - trade.cut)) / whole };
  const pieces = trade.piece === null ? [] : [trade.piece];
  return {
    ...base,
    name: trade.name,
    maker: trade.maker,
    gives: trade.isSale ? pieces : [trade.paid],
    gets: (trade.isSale ? [net] : pieces).map((asset) => ({ asset, recipient: trade.maker })),
    isComplete: trade.piece !== null,
  };
}

function readBlur(message: Fields): Trade | null {
  const maker = message.address("trader");
  const side = message.amount("side");
  const token = message.address("collection");
  const price = message.amount("price");
  const currency = message.address("paymentToken");
  if (maker === null || side === null || token === null || price === null || currency === null) return null;
  const fees = (message.list("fees") ?? []).map((fee) => fee.amount("rate") ?? whole);
  const sum = fees.reduce((total, rate) => total + rate, 0n);
  return {
    name: "Blur",
    maker,
    isSale: side === 1n,
    piece: { kind: "nft", token, tokenId: message.amount("tokenId"), amount: message.amount("amount") ?? 1n },
    paid: moneyOf(currency, price),
    cut: sum < whole ? sum : whole,
  };
}

function readLooksRare(message: Fields): Trade | null {
  const isSale = message.flag("isOrderAsk");
  const maker = message.address("signer");
  const token = message.address("collection");
  const price = message.amount("price");
  const currency = message.address("currency");
  if (isSale === null || maker === null || token === null || price === null || currency === null) return null;
  const kept = message.amount("minPercentageToAsk") ?? whole;
  return {
    name: "LooksRare",
    maker,
    isSale,
    piece: { kind: "nft", token, tokenId: message.amount("tokenId"), amount: message.amount("amount") ?? 1n },
    paid: moneyOf(currency, price),
    cut: kept < whole ? whole - kept : 0n,
  };
}

function readLooksRareLists(message: Fields): Trade | null {
  const side = message.amount("quoteType");
  const maker = message.address("signer");
  const token = message.address("collection");
  const price = message.amount("price");
  const currency = message.address("currency");
  if (side === null || maker === null || token === null || price === null || currency === null) return null;
  const ids = message.amounts("itemIds") ?? [];
  const [tokenId] = ids;
  return {
    name: "LooksRare",
    maker,
    isSale: side === 1n,
    // Several pieces in one order cannot be put in one line, so such an order is said to be read in part.
    piece: ids.length > 1 ? null : { kind: "nft", token, tokenId: tokenId ?? null, amount: 1n },
    paid: moneyOf(currency, price),
    cut: 0n,
  };
}

function readWyvern(message: Fields): Trade | null {
  const maker = message.address("maker");
  const side = message.amount("side");
  const price = message.amount("basePrice");
  const token = message.address("target");
  const currency = message.address("paymentToken");
  if (maker === null || side === null || price === null || token === null || currency === null) return null;
  return {
    name: "Wyvern",
    maker,
    isSale: side === 1n,
    piece: transferred(message.bytes("calldata"), token, maker),
    paid: moneyOf(currency, price),
    cut: 0n,
  };
}

/** The piece that the order's call moves, where it is an ordinary transfer away from or to its maker. */
function transferred(data: Hex | null, token: Address, maker: Address): Asset | null {
  if (data === null || !data.startsWith("0x23b872dd")) return null;
  const words = readWords(data, ["address", "address", "uint256"]);
  if (words.flags.length > 0 || (words.address(0) !== maker && words.address(1) !== maker)) return null;
  return { kind: "nft", token, tokenId: words.amount(2), amount: 1n };
}
