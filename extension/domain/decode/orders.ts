import type { Address } from "../primitives.ts";
import type { Asset, OrderDeed } from "./action.ts";
import { readBulkTree } from "./bulkTree.ts";
import { readMarketOrder } from "./marketOrders.ts";
import type { SignedPlace } from "./permits.ts";
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
] as const;

/** Reads signed orders to trade: one, or those of a tree. Null: no order. */
export function readOrders(
  primaryType: string,
  message: Fields,
  place: SignedPlace,
): readonly OrderDeed[] | null {
  const tree = readBulkTree(message, (leaf) => readSeaport(leaf, place));
  if (tree !== null) return tree;
  const order =
    readSeaport(message, place) ??
    readZeroExNft(message, place) ??
    readMarketOrder(message, empty(primaryType, message, place)) ??
    readPair(primaryType, message, place);
  if (order !== null) return [order];
  if (!/order|listing|offer|trade|ask$|bid$/i.test(primaryType)) return null;
  return [{ ...empty(primaryType, message, place), isComplete: false }];
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

/** 0x v4 orders over single NFTs: direction 0 sells, 1 buys. */
function readZeroExNft(message: Fields, place: SignedPlace): OrderDeed | null {
  const direction = message.amount("direction");
  const money = message.address("erc20Token");
  const price = message.amount("erc20TokenAmount");
  const token = message.address("erc721Token") ?? message.address("erc1155Token");
  const tokenId = message.amount("erc721TokenId") ?? message.amount("erc1155TokenId");
  if (direction === null || money === null || price === null || token === null) return null;
  const nft: Asset = { kind: "nft", token, tokenId, amount: message.amount("erc1155TokenAmount") ?? 1n };
  const paid: Asset = { kind: "erc20", token: money, amount: price };
  const base = empty("0x", message, place);
  const [gives, gets] = direction === 0n ? [nft, paid] : [paid, nft];
  return { ...base, gives: [gives], gets: [{ asset: gets, recipient: base.maker }] };
}

function readPair(primaryType: string, message: Fields, place: SignedPlace): OrderDeed | null {
  for (const [give, giveAmount, get, getAmount] of pairs) {
    const given = message.address(give);
    const got = message.address(get);
    const paid = message.amount(giveAmount);
    const received = message.amount(getAmount);
    if (given === null || got === null || paid === null || received === null) continue;
    const base = empty(primaryType, message, place);
    const receiver =
      message.address("receiver") ?? message.address("recipient") ?? message.address("beneficiary") ?? zero;
    return {
      ...base,
      gives: [{ kind: "erc20", token: given, amount: paid }],
      gets: [
        {
          asset: { kind: "erc20", token: got, amount: received },
          // The zero address as receiver means the maker, in every family above.
          recipient: receiver === zero ? base.maker : receiver,
        },
      ],
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
    endsAt: message.amount("expiry") ?? message.amount("expiration") ?? message.amount("deadline"),
    isComplete: true,
  };
}
