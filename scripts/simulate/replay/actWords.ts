import type { Act } from "../acts.ts";
import type { DisputeAct } from "../disputeActs.ts";
import { disputeWordsOf } from "./disputeWords.ts";
import { nameOf } from "./nameOf.ts";

type MarketAct = Exclude<Act, DisputeAct>;

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
  leave: 22,
  finalise: 23,
  startExpulsion: 24,
  expel: 25,
  setDeskPrice: 26,
  registerPackage: 27,
  compose: 28,
  buyPackage: 29,
  settlePackage: 30,
  closePackage: 31,
  openClaim: 32,
  openReviewClaim: 33,
  upholdReview: 34,
  openExpulsionClaim: 35,
  openOperatorClaim: 36,
  accept: 37,
  contest: 38,
  advance: 39,
  commitVote: 40,
  revealVote: 41,
  tally: 42,
  appeal: 43,
  ruleAppeal: 44,
  lapse: 45,
  execute: 46,
  noteDuties: 47,
};

export function codeOf(act: Act): bigint {
  return BigInt(codes[act.kind]);
}

/** What an act is given, in the order in which the contracts' side takes it. */
export function wordsOf(act: Act): bigint[] {
  return isDispute(act) ? disputeWordsOf(act) : marketWordsOf(act);
}

function isDispute(act: Act): act is DisputeAct {
  return codes[act.kind] >= codes.openClaim;
}

function marketWordsOf(act: MarketAct): bigint[] {
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
  MarketAct,
  {
    kind:
      | "join"
      | "deposit"
      | "claim"
      | "harvest"
      | "review"
      | "leave"
      | "startExpulsion"
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
    case "leave":
      return [nameOf(act.operator)];
    case "startExpulsion":
      // The contract wants them in order, so that none counts twice.
      return [BigInt(act.ware), ...[...act.payers].sort((a, b) => a - b).map(nameOf)];
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
