import { applyDispute, type DisputeAct } from "./disputeActs.ts";
import type { Account } from "./model/accounts.ts";
import type { Economy } from "./model/economy.ts";
import { fund } from "./model/economy.ts";
import type { Order } from "./model/market.ts";
import { demand, Refused } from "./model/refused.ts";
import { DAY } from "./model/windows.ts";

/** What somebody does on chain. A history is a list of these: the model performs them, and so can the contracts. */
export type Act =
  | { kind: "fund"; account: Account; amount: bigint }
  | { kind: "transfer"; from: Account; to: Account; amount: bigint }
  | { kind: "register"; developer: Account; price: bigint; units: bigint; duration: number; stake: bigint }
  | { kind: "stake"; ware: number; from: Account; amount: bigint }
  | { kind: "unbond"; ware: number; amount: bigint }
  | { kind: "withdrawStake"; ware: number }
  | { kind: "buy"; owner: Account; ware: number; plan: number; qty: bigint }
  | { kind: "buyAtDesk"; owner: Account; ware: number; plan: number; qty: bigint }
  | { kind: "settle"; vouchers: readonly { purchase: number; seq: bigint }[] }
  | { kind: "cancel"; purchase: number }
  | { kind: "refund"; purchase: number }
  | { kind: "withdraw"; ware: number }
  | { kind: "closeEpoch"; epoch: number }
  | { kind: "closeRewards"; epoch: number }
  | { kind: "join"; operator: Account; commissionBps: bigint; amount: bigint }
  | { kind: "leave"; operator: Account }
  | { kind: "deposit"; investor: Account; operator: Account; amount: bigint }
  | { kind: "claim"; investor: Account; epochs: readonly number[] }
  | { kind: "harvest"; ware: number; epoch: number }
  | { kind: "sweep"; epoch: number }
  | { kind: "review"; purchase: number; reviewer: Account }
  | { kind: "challenge"; purchase: number }
  | { kind: "finalise"; purchase: number }
  | { kind: "startExpulsion"; ware: number; payers: readonly Account[] }
  | { kind: "expel"; ware: number }
  | { kind: "setDeskPrice"; weiPerSec: bigint }
  | PackageAct
  | DisputeAct;

/** Several plans and a margin, sold as one. */
type PackageAct =
  | { kind: "registerPackage"; developer: Account; stake: bigint }
  | { kind: "compose"; ware: number; parts: readonly Order[]; margin: bigint }
  | { kind: "buyPackage"; owner: Account; ware: number }
  | { kind: "settlePackage"; sale: number }
  | { kind: "closePackage"; sale: number };

/** With what came of it: what was made or paid, or the error by which it was refused. */
export type Outcome = { isDone: true; value: bigint } | { isDone: false; error: string };

/** Performs one act, wholly or not at all. */
export function perform(economy: Economy, act: Act): Outcome {
  try {
    return { isDone: true, value: apply(economy, act) };
  } catch (error) {
    if (error instanceof Refused) return { isDone: false, error: error.error };
    throw error;
  }
}

function apply(economy: Economy, act: Act): bigint {
  const { market, stakes, pool, restaking } = economy;
  switch (act.kind) {
    case "fund":
      fund(economy, act.account, act.amount);
      return 0n;
    case "transfer":
      economy.token.transfer(act.from, act.to, act.amount);
      return 0n;
    case "register":
      return register(economy, act);
    case "stake":
      stakes.stake(act.ware, act.from, act.amount);
      return 0n;
    case "unbond":
      stakes.unbond(act.ware, act.amount);
      return 0n;
    case "withdrawStake":
      stakes.withdraw(act.ware);
      return 0n;
    case "buy":
      return BigInt(market.buy(act.owner, act).id);
    case "buyAtDesk":
      return BigInt(economy.desk.buy(act.owner, act).purchase.id);
    case "settle":
      return market.settleMany(act.vouchers);
    case "cancel":
      market.cancel(act.purchase);
      return 0n;
    case "refund":
      return market.refund(act.purchase);
    case "withdraw":
      return market.withdraw(act.ware);
    case "closeEpoch":
      return market.closeEpoch(act.epoch).burned;
    case "closeRewards":
      return restaking.closeEpoch(act.epoch);
    case "join":
      restaking.join(act.operator, act.commissionBps, act.amount);
      return 0n;
    case "leave":
      restaking.leave(act.operator);
      return 0n;
    case "deposit":
      return restaking.deposit(act.investor, act.operator, act.amount);
    case "claim":
      return restaking.claim(act.investor, act.epochs);
    case "harvest":
      return pool.harvest(act.ware, act.epoch);
    case "sweep":
      pool.sweep(act.epoch);
      return 0n;
    case "setDeskPrice":
      economy.desk.setPrice(act.weiPerSec);
      return 0n;
    case "registerPackage":
    case "compose":
    case "buyPackage":
    case "settlePackage":
    case "closePackage":
      return applyPackage(economy, act);
    case "review":
    case "challenge":
    case "finalise":
    case "startExpulsion":
    case "expel":
      return applyReputation(economy, act);
    default:
      return applyDispute(economy, act);
  }
}

type Register = Extract<Act, { kind: "register" }>;
type ReputationAct = Extract<Act, { kind: "review" | "challenge" | "finalise" | "startExpulsion" | "expel" }>;

/** With the first stake, as the registry asks for it. */
function register({ registry, stakes, token }: Economy, act: Omit<Register, "kind">): bigint {
  demand(act.stake >= stakes.fixedPart, "ProviderStakeShort");
  demand(token.balanceOf(act.developer) >= act.stake, "TransferFromFailed");
  const { price, units, duration } = act;
  const ware = registry.register(act.developer, { price, units, duration });
  stakes.stake(ware, act.developer, act.stake);
  return BigInt(ware);
}

function applyPackage(economy: Economy, act: PackageAct): bigint {
  const { packages } = economy;
  switch (act.kind) {
    case "registerPackage":
      // The plan that comes with a registration is not what a package sells.
      return register(economy, { ...act, price: 0n, units: 1n, duration: DAY });
    case "compose":
      packages.compose(act.ware, act.parts, act.margin);
      return 0n;
    case "buyPackage":
      return BigInt(packages.buy(act.owner, act.ware).id);
    case "settlePackage":
      return packages.settle(act.sale);
    case "closePackage":
      packages.close(act.sale);
      return 0n;
  }
}

function applyReputation({ reputation }: Economy, act: ReputationAct): bigint {
  switch (act.kind) {
    case "review":
      return reputation.review(act.purchase, act.reviewer).fee;
    case "challenge":
      reputation.challenge(act.purchase);
      return 0n;
    case "finalise":
      reputation.finalise(act.purchase);
      return 0n;
    case "startExpulsion":
      reputation.startExpulsion(act.ware, act.payers);
      return 0n;
    case "expel":
      reputation.expel(act.ware);
      return 0n;
  }
}
