import type { Action, AllowDeed } from "../decode/action.ts";
import { isUnlimited } from "../decode/amounts.ts";
import { allowanceOf, amountOf, partyPhrase } from "../describe/phrases.ts";
import { formatUnits } from "../describe/units.ts";
import type { Address } from "../primitives.ts";
import { isKeptByToken, isWithoutLimit } from "./bounds.ts";
import {
  actionsOf,
  type CheckInput,
  grantsOf,
  isFamiliar,
  type LocalCheck,
  type Observation,
  phrasesFor,
  signerOf,
} from "./localCheck.ts";
import { nearlyAll, type Usual, usualSize } from "./usualSize.ts";

type Send = Extract<Action, { kind: "send" }>;

/**
 * Amounts that stand out: nearly all that the account holds, an allowance that is raised, and far more than the account has
 * signed for lately. Each alone is how people pay too; together, to somebody new, they are how an account is emptied.
 */
export const unusualAmount: LocalCheck = {
  code: "unusual-amount",
  find: (input) => [
    ...actionsOf(input.reading, "send").flatMap((send) => observeSend(send, input)),
    ...grantsOf(input.reading).flatMap((grant) => observeGrant(grant, input)),
  ],
};

function observeSend({ asset, from, to, call }: Send, input: CheckInput): readonly Observation[] {
  const { subject, context } = input;
  if (asset.kind === "nft") return [];
  if (from !== signerOf(subject) || context.ownAccounts.includes(to)) return [];
  const token = asset.kind === "coin" ? "native" : asset.token;
  const about = { address: to, call };
  const isNew = !isFamiliar(to, context);
  const held = context.balances?.[token];
  const isNearlyAll = held !== undefined && nearlyAll(asset.amount, held);
  const usual = usualSize({ token, amount: asset.amount, party: to, isNew }, input);
  const who = partyPhrase(to, phrasesFor(input));
  const found: Observation[] = [];
  if (isNearlyAll) {
    const text = `Sends ${who} nearly all you hold: ${sum(token, asset.amount, input)} of ${sum(token, held, input)}.`;
    found.push({ level: isNew ? "caution" : "none", text, about, restsOn: "chain" });
  }
  if (usual !== null) {
    const level = isNew && isNearlyAll ? "danger" : "caution";
    found.push({
      level,
      text: unusualText(usual, { who, token, amount: asset.amount }, input),
      ...remedy,
      about,
    });
  }
  return found;
}

function observeGrant(grant: AllowDeed & { call: number }, input: CheckInput): readonly Observation[] {
  const { token, spender, amount, owner, call } = grant;
  if (owner !== signerOf(input.subject)) return [];
  const place = phrasesFor(input);
  const about = { address: spender, call };
  const who = partyPhrase(spender, place);
  const found: Observation[] = [];
  const before = isKeptByToken(grant) ? standingFor(grant, input) : undefined;
  if (before !== undefined && before > 0n) {
    const now = grant.mode === "increase" ? before + amount : amount;
    const isFree = isWithoutLimit(grant, input) && !isUnlimited(before);
    if (now > before) {
      const text = `Raises what ${who} may take, from ${allowanceOf(token, before, place)}, to ${allowanceOf(token, now, place)}.`;
      found.push({ level: isFree ? "caution" : "none", text, about, restsOn: "chain" });
    }
  }
  if (isWithoutLimit(grant, input)) return found;
  const isNew = !isFamiliar(spender, input.context);
  const usual = usualSize({ token, amount, party: spender, isNew }, input);
  if (usual !== null) {
    const text = unusualText(usual, { who, token, amount }, input);
    found.push({ level: "caution", text, ...remedy, about });
  }
  return found;
}

const remedy = { remedy: "Check the number of zeros, and that this is what you meant." };

/** What the spender may take now, where the chain has said. */
function standingFor({ token, spender }: AllowDeed, { context }: CheckInput): bigint | undefined {
  return context.allowances?.find((one) => one.token === token && one.spender === spender)?.amount;
}

interface Told {
  who: string;
  token: Address | "native";
  amount: bigint;
}

function unusualText({ largest, of }: Usual, { who, token, amount }: Told, input: CheckInput): string {
  const than = of === "party" ? "with them" : "with anybody";
  return `${sum(token, amount, input)} for ${who} is over ten times the most you signed for ${than} in 30 days, ${sum(token, largest, input)}.`;
}

function sum(token: Address | "native", amount: bigint, input: CheckInput): string {
  if (token !== "native") return amountOf(token, amount, phrasesFor(input));
  return `${formatUnits(amount, 18)} ${input.context.coinSymbol ?? "ETH"}`;
}
