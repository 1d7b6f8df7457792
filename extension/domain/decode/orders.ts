import type { Address } from "../primitives.ts";
import type { Asset, OrderDeed } from "./action.ts";
import { readApprovalOrder } from "./approvalOrders.ts";
import { readBulkTree } from "./bulkTree.ts";
import { readMarketOrder } from "./marketOrders.ts";
import { moneyOf } from "./money.ts";
import type { SignedPlace } from "./permits.ts";
import { readRaribleOrder } from "./raribleOrders.ts";
import type { Fields } from "./typedFields.ts";
import { readWitnessOrder } from "./witnessOrders.ts";

const zero: Address = `0x${"0".repeat(40)}`;
/** How exchanges name what is given, what is received, and by whom; each row is one family. */
const pairs = [
  ["makerAsset", "makingAmount", "takerAsset", "takingAmount"],
  ["makerAsset", "makerAmount", "takerAsset", "takerAmount"],
  ["makerToken", "makerAmount", "takerToken", "takerAmount"],
  ["sellToken", "sellAmount", "buyToken", "buyAmount"],
  ["srcToken", "srcAmount", "destToken", "destAmount"],
  ["taker_token", "taker_amount", "maker_token", "maker_amount"],
  ["signerToken", "signerAmount", "senderToken", "senderAmount"],
] as const;

const ends = ["expiry", "expiration", "deadline", "validTo", "expirationTime", "endTime"] as const;

/** Reads signed orders to trade: one, or those of a tree. Null: no order. */
export function readOrders(
  primaryType: string,
  message: Fields,
  place: SignedPlace,
): readonly OrderDeed[] | null {
  const tree = readBulkTree(message, (leaf) => readSeaport(leaf, place));
  if (tree !== null) return tree;
  const base = empty(primaryType, message, place);
  const order =
    readSeaport(message, place) ??
    readZeroExNft(primaryType, message, place) ??
    readMarketOrder(message, base) ??
    readRaribleOrder(message, base) ??
    readApprovalOrder(primaryType, message, base) ??
    readTokenLists(message, base) ??
    readPair(message, base);
  if (order !== null) return [order];
  if (!/order|listing|offer|trade|ask$|bid$/i.test(primaryType)) return null;
  return [{ ...base, isComplete: false }];
}

/** The order that a transfer by signature carries. Null: none. */
export function readCarriedOrder(message: Fields, place: SignedPlace): OrderDeed | null {
  return readWitnessOrder(message, empty("UniswapX", message, place));
}

function readSeaport(message: Fields, place: SignedPlace): OrderDeed | null {
  const offer = message.list("offer");
  const consideration = message.list("consideration");
  if (offer === null || consideration === null) return null;
  const gives = offer.map((fields) => seaportAsset(fields, "gives"));
  const gets = consideration.map((fields) => ({
    asset: seaportAsset(fields, "gets"),
    recipient: fields.address("recipient") ?? zero,
  }));
  const isComplete = [...gives, ...gets.map(({ asset }) => asset)].every((asset) => asset !== null);
  return {
    ...empty("Seaport", message, place),
    maker: message.address("offerer") ?? place.account,
    gives: gives.filter((asset) => asset !== null),
    gets: gets.flatMap(({ asset, recipient }) => (asset === null ? [] : [{ asset, recipient }])),
    endsAt: message.amount("endTime"),
    isComplete,
  };
}

function seaportAsset(fields: Fields, side: "gives" | "gets"): Asset | null {
  const kind = fields.amount("itemType");
  const token = fields.address("token");
  const start = fields.amount("startAmount");
  const end = fields.amount("endAmount");
  if (kind === null || token === null || start === null || end === null) return null;
  // Of an amount that changes with time, the end that is worse for the one who signs.
  const isRising = end > start;
  const amount = isRising === (side === "gives") ? end : start;
  if (kind === 0n) return { kind: "coin", amount };
  if (kind === 1n) return { kind: "erc20", token, amount };
  if (kind > 5n) return null;
  // Types 4 and 5 take any of a collection that fits a criterion.
  return { kind: "nft", token, tokenId: kind >= 4n ? null : fields.amount("identifierOrCriteria"), amount };
}

/** 0x v4 orders over single NFTs, and those made like them: direction 0 sells, 1 buys, or the type's name says which. */
function readZeroExNft(primaryType: string, message: Fields, place: SignedPlace): OrderDeed | null {
  const direction = message.amount("direction");
  const isSale = direction === null ? isSaleNamed(primaryType) : direction === 0n;
  const money = message.address("erc20Token");
  const price = message.amount("erc20TokenAmount");
  const token = message.address("erc721Token") ?? message.address("erc1155Token") ?? message.address("nft");
  const tokenId =
    message.amount("erc721TokenId") ?? message.amount("erc1155TokenId") ?? message.amount("nftId");
  if (isSale === null || money === null || price === null || token === null) return null;
  const nft: Asset = { kind: "nft", token, tokenId, amount: message.amount("erc1155TokenAmount") ?? 1n };
  const paid = moneyOf(money, price);
  const base = empty("0x", message, place);
  const [gives, gets] = isSale ? [nft, paid] : [paid, nft];
  return { ...base, gives: [gives], gets: [{ asset: gets, recipient: base.maker }] };
}

function isSaleNamed(primaryType: string): boolean | null {
  if (/sell/i.test(primaryType)) return true;
  return /buy/i.test(primaryType) ? false : null;
}

/** Several tokens for several others, each list beside one of amounts. */
function readTokenLists(message: Fields, base: OrderDeed): OrderDeed | null {
  const sold = message.addresses("sellTokens");
  const bought = message.addresses("buyTokens");
  const paid = message.amounts("sellAmounts");
  const received = message.amounts("buyAmounts");
  if (sold === null || bought === null || paid === null || received === null) return null;
  const receiver = message.address("receiver");
  const recipient = receiver === null || receiver === zero ? base.maker : receiver;
  return {
    ...base,
    // Whoever signs is called the taker here, and anybody may fill it.
    taker: null,
    gives: sold.map((token, index) => moneyOf(token, paid[index] ?? 0n)),
    gets: bought.map((token, index) => ({ asset: moneyOf(token, received[index] ?? 0n), recipient })),
    isComplete: sold.length === paid.length && bought.length === received.length,
  };
}

function readPair(message: Fields, base: OrderDeed): OrderDeed | null {
  for (const [give, giveAmount, get, getAmount] of pairs) {
    const given = message.address(give);
    const got = message.address(get);
    const paid = message.amount(giveAmount);
    const received = message.amount(getAmount);
    if (given === null || got === null || paid === null || received === null) continue;
    const receiver =
      message.address("receiver") ?? message.address("recipient") ?? message.address("beneficiary") ?? zero;
    // The zero address as receiver means the maker, in every family above.
    const recipient = receiver === zero ? base.maker : receiver;
    return {
      ...base,
      gives: [moneyOf(given, paid)],
      gets: [{ asset: moneyOf(got, received), recipient }],
    };
  }
  return null;
}

function empty(name: string, message: Fields, place: SignedPlace): OrderDeed {
  const taker = message.address("taker");
  return {
    kind: "order",
    market: place.contract,
    name,
    maker: message.address("maker") ?? message.address("owner") ?? place.account,
    taker: taker === zero ? null : taker,
    gives: [],
    gets: [],
    endsAt: ends.map((name) => message.amount(name)).find((end) => end !== null) ?? null,
    isComplete: true,
  };
}
