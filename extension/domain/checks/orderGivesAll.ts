import { isWrappedCoin, tokenAt } from "../coreTokens.ts";
import type { Asset, OrderDeed } from "../decode/action.ts";
import { assetPhrase, partyPhrase } from "../describe/phrases.ts";
import {
  actionsOf,
  type CheckInput,
  chainOf,
  type LocalCheck,
  type Observation,
  phrasesFor,
} from "./localCheck.ts";

/** Below this much of the coin, an NFT is as good as given away. */
const tokenPriceWei = 10n ** 15n;
/** So few smallest units are worth nothing in any token that can be paid with. */
const handful = 1000n;

/** Signed orders that give something for nothing, for next to nothing, or to somebody else's benefit. */
export const orderGivesAll: LocalCheck = {
  code: "order-gives-all",
  find: (input) => actionsOf(input.reading, "order").map((order) => observe(order, input)),
};

function observe(order: OrderDeed, input: CheckInput): Observation {
  const problem = problemOf(order, input);
  if (problem !== null) {
    return { level: "danger", text: problem, remedy: "Reject: a fair trade pays you, in the same order." };
  }
  const place = phrasesFor(input);
  if (!order.isComplete) {
    return {
      level: "caution",
      text: "An order to trade that could only be read in part. Signing it may give away what you hold.",
    };
  }
  const gives = order.gives.map((asset) => assetPhrase(asset, place)).join(", ");
  const mine = order.gets.filter(({ recipient }) => isMine(recipient, order, input));
  const gets = mine.map(({ asset }) => assetPhrase(asset, place)).join(", ");
  // What goes to others, such as a market's fee, is paid by whoever fills the order and is nothing that comes in.
  if (order.isFill === true) {
    return {
      level: "caution",
      text: `Takes an order: you give ${gives || "the coin sent with it"} and receive ${gets}, at once.`,
    };
  }
  return {
    level: "caution",
    // Who may fill it takes nothing from what is lost: a poor price is taken by the first who sees it.
    text: `An order: you give ${gives} and receive ${gets}. ${order.taker === null ? "Anybody" : `Only ${partyPhrase(order.taker, place)}`} may fill it without asking again.`,
  };
}

function problemOf(order: OrderDeed, input: CheckInput): string | null {
  const place = phrasesFor(input);
  const gives = order.gives.map((asset) => assetPhrase(asset, place)).join(", ") || "what you hold";
  if (order.name === "BulkOrder" && !order.isComplete)
    return "Many orders in one signature, of which not all can be shown.";
  if (!order.isComplete && order.gives.length === 0) return null;
  const mine = order.gets.filter(({ recipient }) => isMine(recipient, order, input));
  if (order.gets.length === 0) return `You give ${gives} and receive nothing.`;
  const [first] = order.gets;
  if (mine.length === 0 && first !== undefined) {
    return `You give ${gives}, and what is paid goes to ${partyPhrase(first.recipient, place)}, not to you.`;
  }
  if (mine.every(({ asset }) => asset.amount === 0n))
    return `You give ${gives} and receive nothing of worth.`;
  const givesPiece = order.gives.some(({ kind }) => kind === "nft");
  const isTrifle = order.gives.every((asset) => isPittance(asset, false, input));
  if (!isTrifle && mine.every(({ asset }) => isPittance(asset, givesPiece, input))) {
    return `You give ${gives} for next to nothing.`;
  }
  return null;
}

function isMine(recipient: string, order: OrderDeed, { context }: CheckInput): boolean {
  // A wrapper that takes an order gets what it pays for; whose the wrapper is stands elsewhere.
  if (order.isFill === true && recipient === order.maker) return true;
  return context.ownAccounts.some((own) => own === recipient) && context.ownAccounts.includes(order.maker);
}

// What a token is worth is not known here, so only amounts count that are next to nothing whatever its price.
function isPittance(asset: Asset, forPiece: boolean, { subject, context }: CheckInput): boolean {
  if (asset.kind === "nft") return false;
  const isCoin = asset.kind === "coin" || isWrappedCoin(chainOf(subject), asset.token);
  if (isCoin) return asset.amount < (forPiece ? tokenPriceWei : pittanceOf(18));
  return asset.amount < pittanceOf(tokenAt(chainOf(subject), asset.token, context)?.decimals ?? null);
}

/** A millionth of a whole unit; of coarser tokens a handful of smallest units, but never a thousandth of a whole one. */
function pittanceOf(decimals: number | null): bigint {
  if (decimals === null) return handful;
  const unit = 10n ** BigInt(decimals);
  const few = handful < unit / 1000n ? handful : unit / 1000n;
  return few > unit / 1_000_000n ? few : unit / 1_000_000n;
}
