import { isWrappedCoin } from "../coreTokens.ts";
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
  const gets = order.gets.map(({ asset }) => assetPhrase(asset, place)).join(", ");
  return {
    level: "caution",
    text: `An order: you give ${gives} and receive ${gets}. Anybody may fill it without asking again.`,
  };
}

function problemOf(order: OrderDeed, input: CheckInput): string | null {
  const place = phrasesFor(input);
  const gives = order.gives.map((asset) => assetPhrase(asset, place)).join(", ") || "what you hold";
  if (order.name === "BulkOrder") return "Many orders in one signature, none of which can be shown.";
  if (!order.isComplete && order.gives.length === 0) return null;
  const mine = order.gets.filter(({ recipient }) => isMine(recipient, order, input));
  if (order.gets.length === 0) return `You give ${gives} and receive nothing.`;
  const [first] = order.gets;
  if (mine.length === 0 && first !== undefined) {
    return `You give ${gives}, and what is paid goes to ${partyPhrase(first.recipient, place)}, not to you.`;
  }
  if (mine.every(({ asset }) => asset.amount === 0n))
    return `You give ${gives} and receive nothing of worth.`;
  if (order.gives.some(({ kind }) => kind === "nft") && mine.every(({ asset }) => isPittance(asset, input))) {
    return `You give ${gives} for next to nothing.`;
  }
  if (order.taker !== null && order.gives.some(({ kind }) => kind === "nft")) {
    return `You give ${gives}, and only ${partyPhrase(order.taker, place)} may take it.`;
  }
  return null;
}

function isMine(recipient: string, order: OrderDeed, { context }: CheckInput): boolean {
  return context.ownAccounts.some((own) => own === recipient) && context.ownAccounts.includes(order.maker);
}

function isPittance(asset: Asset, { subject }: CheckInput): boolean {
  if (asset.kind === "nft") return false;
  const isCoin = asset.kind === "coin" || isWrappedCoin(chainOf(subject), asset.token);
  // Of other tokens the worth is not known here; a handful of smallest units is worth nothing in any of them.
  return isCoin ? asset.amount < tokenPriceWei : asset.amount < 1000n;
}
