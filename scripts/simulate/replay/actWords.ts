import type { Act } from "../acts.ts";
import type { Account } from "../model/accounts.ts";

/** Modules are below 0 in the model; in a record people begin at 16, and modules are right below. */
const PEOPLE_FROM = 16;

/** By number; `contracts/test/replay/ReplayActs.sol` knows the same. */
const codes: Record<Act["kind"], number> = {
  fund: 1,
  transfer: 2,
  register: 3,
  stake: 4,
  unbond: 5,
  withdrawStake: 6,
  buy: 7,
  buyAtDesk: 8,
  settle: 9,
  cancel: 10,
  refund: 11,
  withdraw: 12,
  closeEpoch: 13,
  closeRewards: 14,
  join: 15,
  deposit: 16,
  claim: 17,
  harvest: 18,
  sweep: 19,
  review: 20,
  challenge: 21,
  rule: 22,
  finalise: 23,
  startExpulsion: 24,
  expel: 25,
  noteDuty: 26,
  slashOperator: 27,
  enforce: 28,
  setDeskPrice: 29,
  registerPackage: 30,
  compose: 31,
  buyPackage: 32,
  settlePackage: 33,
  closePackage: 34,
};

export function codeOf(act: Act): bigint {
  return BigInt(codes[act.kind]);
}

/** An account as a record names it. */
export function nameOf(account: Account): bigint {
  return BigInt(account < 0 ? PEOPLE_FROM + account : PEOPLE_FROM + account - 1);
}

/** What an act is given, in the order in which the contracts' side takes it. */
export function wordsOf(act: Act): bigint[] {
  switch (act.kind) {
    case "fund":
      return [nameOf(act.account), act.amount];
    case "transfer":
      return [nameOf(act.from), nameOf(act.to), act.amount];
    case "register":
      return [nameOf(act.developer), act.price, act.units, BigInt(act.duration), act.stake];
    case "stake":
      return [BigInt(act.ware), nameOf(act.from), act.amount];
    case "unbond":
      return [BigInt(act.ware), act.amount];
    case "buy":
    case "buyAtDesk":
      return [nameOf(act.owner), BigInt(act.ware), BigInt(act.plan), act.qty];
    case "settle":
      return act.vouchers.flatMap(({ purchase, seq }) => [BigInt(purchase), seq]);
    case "cancel":
    case "refund":
    case "challenge":
    case "finalise":
      return [BigInt(act.purchase)];
    case "withdrawStake":
    case "withdraw":
    case "expel":
      return [BigInt(act.ware)];
    case "closeEpoch":
    case "closeRewards":
    case "sweep":
      return [BigInt(act.epoch)];
    default:
      return otherWordsOf(act);
  }
}

type Other = Extract<
  Act,
  {
    kind:
      | "join"
      | "deposit"
      | "claim"
      | "harvest"
      | "review"
      | "rule"
      | "startExpulsion"
      | "noteDuty"
      | "slashOperator"
      | "enforce"
      | "setDeskPrice"
      | "registerPackage"
      | "compose"
      | "buyPackage"
      | "settlePackage"
      | "closePackage";
  }
>;

function otherWordsOf(act: Other): bigint[] {
  switch (act.kind) {
    case "join":
      return [nameOf(act.operator), act.commissionBps, act.amount];
    case "deposit":
      return [nameOf(act.investor), nameOf(act.operator), act.amount];
    case "claim":
      return [nameOf(act.investor), ...act.epochs.map(BigInt)];
    case "harvest":
      return [BigInt(act.ware), BigInt(act.epoch)];
    case "review":
      return [BigInt(act.purchase), nameOf(act.reviewer)];
    case "rule":
      return [BigInt(act.purchase), act.isUpheld ? 1n : 0n];
    case "startExpulsion":
      // The contract wants them in order, so that none counts twice.
      return [BigInt(act.ware), ...[...act.payers].sort((a, b) => a - b).map(nameOf)];
    case "noteDuty":
      return [nameOf(act.operator), act.isDone ? 1n : 0n];
    case "slashOperator":
      return [nameOf(act.operator), act.bps];
    case "enforce":
      return [BigInt(act.epoch), act.claims, act.burned];
    case "setDeskPrice":
      return [act.weiPerSec];
    case "registerPackage":
      return [nameOf(act.developer), act.stake];
    case "compose":
      return [
        BigInt(act.ware),
        act.margin,
        ...act.parts.flatMap(({ ware, plan, qty }) => [BigInt(ware), BigInt(plan), qty]),
      ];
    case "buyPackage":
      return [nameOf(act.owner), BigInt(act.ware)];
    case "settlePackage":
    case "closePackage":
      return [BigInt(act.sale)];
  }
}
