import { coreContractAt } from "../coreContracts.ts";
import { tokenAt } from "../coreTokens.ts";
import type { Action } from "../decode/action.ts";
import { partyPhrase } from "../describe/phrases.ts";
import type { Address } from "../primitives.ts";
import {
  actionsOf,
  type CheckInput,
  chainOf,
  isFamiliar,
  type LocalCheck,
  phrasesFor,
  signerOf,
} from "./localCheck.ts";

type Send = Extract<Action, { kind: "send" }>;

/**
 * Several things that leave at once for somebody new, by whatever form: a market's helper, a batch, calls inside one
 * another. A piece that a helper moves by standing approval counts alone: people send a single piece from its own collection.
 */
export const bulkTransfer: LocalCheck = {
  code: "bulk-transfer",
  find: (input) => {
    const lost = actionsOf(input.reading, "send").filter((send) => isLost(send, input));
    const pieces = lost.filter((send) => isPiece(send, input));
    const byHelper = pieces.filter((send) => isByHelper(send, input));
    const isMany = new Set(pieces.map(keyOf)).size > 1;
    const parties = [...new Set(lost.map(({ to }) => to))];
    return parties.flatMap((to) => {
      const all = lost.filter((send) => send.to === to);
      const things = new Set(all.map((send) => (isPiece(send, input) ? keyOf(send) : tokenOf(send)))).size;
      const isCounted = (list: readonly Send[]) => list.some((send) => send.to === to);
      if (things < 2 && !isCounted(byHelper) && !(isMany && isCounted(pieces))) return [];
      const what = things === 1 ? "a piece of yours" : `${things} different things of yours`;
      return [
        {
          level: "danger",
          text: `Moves ${what} at once to ${partyPhrase(to, phrasesFor(input))}, whom you have not dealt with.`,
          remedy:
            "Reject, unless you mean to give all of this away; a wallet of your own belongs in your address book first.",
          about: { address: to, call: all[0]?.call ?? 0 },
        },
      ];
    });
  },
};

function isLost({ from, to, actor, asset }: Send, { subject, context }: CheckInput): boolean {
  const isFromUser = from === signerOf(subject) || from === actor || context.ownAccounts.includes(from);
  if (!isFromUser || asset.amount === 0n || from === to) return false;
  return !isFamiliar(to, context) && coreContractAt(chainOf(subject), to) === null;
}

/** Counted one by one rather than by amount: a token that is not known to be counted may be a collection. */
function isPiece({ asset }: Send, { subject, context }: CheckInput): boolean {
  if (asset.kind !== "erc20") return asset.kind === "nft";
  const standard = tokenAt(chainOf(subject), asset.token, context)?.standard;
  return standard === "erc721" || standard === "erc1155";
}

// Who owns a piece calls its collection, or their own contract account; anybody else has power over the collection.
function isByHelper({ asset, call, from }: Send, { subject }: CheckInput): boolean {
  if (subject.kind !== "transaction" && subject.kind !== "calls") return false;
  const called = subject.kind === "calls" ? subject.calls[call]?.to : subject.to;
  return asset.kind === "nft" && called !== asset.token && called !== from;
}

function keyOf({ asset }: Send): string {
  if (asset.kind === "coin") return "coin";
  return `${asset.token} ${asset.kind === "nft" ? asset.tokenId : asset.amount}`;
}

function tokenOf({ asset }: Send): Address | "coin" {
  return asset.kind === "coin" ? "coin" : asset.token;
}
