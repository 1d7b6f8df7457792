import { encodeBuy, encodeRebind } from "../../../extension/chain/homeActs.ts";
import type { PlanFacts, WareFacts } from "../../../extension/chain/homeFacts.ts";
import type { Funds } from "../../../extension/chain/readFunds.ts";
import { formatUnits } from "../../../extension/domain/describe/units.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import { callerKeyOf } from "../../../protocol/callerKey.ts";
import { nobleCurve } from "../../../protocol/curve.ts";
import type { StagedDocument } from "../policy/policy.ts";
import { privateParts, publicConditions } from "./conditions.ts";
import type { BuyOrder, BuyOutcome, Unavailable } from "./hub.ts";
import { chainDocumentOf, nameOf, type OpenHub, openHub, toUnavailable } from "./hubActions.ts";
import type { HubDeps } from "./hubDeps.ts";
import type { HubReading } from "./hubReading.ts";
import { signPermit } from "./permit.ts";

/** What buying takes at most, permit and document included; what is not used is not paid. */
const gasForBuying = 1_200_000n;

/**
 * Buys and binds in one transaction, if price and terms are still those of the screen.
 *
 * Effects: network, storage, prompt to the user. Signs a permit of exactly the price for the user's own SecHub where its
 * allowance is short.
 */
export async function buyPlan(deps: HubDeps, reading: HubReading, order: BuyOrder): Promise<BuyOutcome> {
  try {
    const open = await openHub(deps, reading);
    if ("status" in open) return open;
    const offer = await compareOffer(deps, open, order);
    if ("status" in offer) return offer;
    const funds = await deps.reads.readFunds(open.place.chainId, open.place.account, open.hub);
    const short = shortageOf(funds, offer.total);
    if (short !== null) return short;
    return await askBuy(deps, open, { order, ...offer, funds });
  } catch (cause) {
    return toUnavailable(cause);
  }
}

interface Offer {
  plan: PlanFacts;
  total: bigint;
}

/** The price on the screen is a claim of the past: what counts is compared again, by hash and by sum. */
async function compareOffer(
  { reads, catalogue }: HubDeps,
  { place }: OpenHub,
  order: BuyOrder,
): Promise<Offer | Unavailable | { status: "changed"; total: string }> {
  const ware = await reads.readWare(place.chainId, order.ware);
  const plan = ware?.plans.find((entry) => entry.plan === order.plan);
  const refusal = refusalOf(ware, plan, catalogue.find(order.ware)?.isVerified ?? false);
  if (refusal !== null || plan === undefined) return { status: "unavailable", reason: refusal ?? notThere };
  const total = plan.price * BigInt(order.quantity);
  if (plan.planHash !== order.planHash || total.toString() !== order.expectedTotal)
    return { status: "changed", total: total.toString() };
  return { plan, total };
}

const notThere = "This plan does not exist.";

function refusalOf(ware: WareFacts | null, plan: PlanFacts | undefined, isVerified: boolean): string | null {
  if (ware === null || plan === undefined) return notThere;
  if (!isVerified) return "Its manifest could not be verified, so it cannot be bought.";
  if (ware.status !== "active") return "This SecWare does not sell now.";
  return plan.isOnSale ? null : "This plan is not on sale.";
}

function shortageOf(
  { wei, gasPriceWei, sec }: Funds,
  total: bigint,
): { status: "short"; gasWei: string; sec: string } | null {
  const gasWei = missing(gasForBuying * gasPriceWei, wei);
  const missingSec = missing(total, sec);
  if (gasWei === 0n && missingSec === 0n) return null;
  return { status: "short", gasWei: gasWei.toString(), sec: missingSec.toString() };
}

function missing(needed: bigint, have: bigint): bigint {
  return needed > have ? needed - have : 0n;
}

interface Purchase extends Offer {
  order: BuyOrder;
  funds: Funds;
}

async function askBuy(deps: HubDeps, open: OpenHub, purchase: Purchase): Promise<BuyOutcome> {
  const { order, plan, total } = purchase;
  const document = await stageParts(deps, open, order);
  const conditions = publicConditions(order.conditions);
  const { place, hub } = open;
  const again = rebindable(open, purchase);
  if (again !== null) {
    const caller = await callerAddress(deps, open, { ware: order.ware, ...again, epoch: again.epoch });
    const call = encodeRebind(hub, { ware: order.ware, caller, conditions, document });
    const sentence = `Binds ${nameOf(deps, order.ware)} again to the plan that you have, with a new key.`;
    return deps.ask({
      action: "buyPlan",
      ...place,
      call,
      note: { title: "Bind again", sentence, isUnderstood: true },
    });
  }
  const buyerNonce = await deps.reads.readBuyerNonce(place.chainId, hub, order.ware);
  const caller = await callerAddress(deps, open, { ware: order.ware, buyerNonce, epoch: 0 });
  const { account } = place;
  const { funds } = purchase;
  const permit = await signPermit(deps.vault, { account, hub, addresses: open.addresses, funds, total });
  const { ware, quantity } = order;
  const bought = { ware, plan: plan.plan, quantity, total, planHash: plan.planHash, caller, buyerNonce };
  const call = encodeBuy(hub, { ...bought, conditions, permit, document });
  const moves = total === 0n ? [] : [{ token: open.addresses.secToken, amount: total }];
  return deps.ask({ action: "buyPlan", ...place, call, moves, note: noteOf(deps, purchase) });
}

function noteOf(deps: HubDeps, { order, plan, total }: Purchase) {
  const name = nameOf(deps, order.ware);
  const calls = plan.units * order.quantity;
  const price = total === 0n ? "free" : `for ${formatUnits(total, 18)} SEC`;
  return {
    title: total === 0n ? "Bind" : "Buy and bind",
    sentence: `${calls} calls of ${name}, ${price}, and lets one key of this wallet make them. Anybody can see that your SecHub uses it.`,
    isUnderstood: true,
  };
}

/** Parameters and amounts travel in the same transaction; where there are none, nothing is written. */
async function stageParts(
  { policy }: HubDeps,
  open: OpenHub,
  order: BuyOrder,
): Promise<StagedDocument | null> {
  const { account } = open.place;
  const parts = privateParts(order.conditions, order.parameters);
  const isEmpty =
    Object.keys(parts.parameters).length === 0 && parts.conditionAmounts.every((part) => part === null);
  const before = policy.privatePartsOf(account, order.ware);
  const wasEmpty = Object.keys(before.parameters).length === 0 && before.conditionAmounts.length === 0;
  if (isEmpty && wasEmpty) return null;
  return policy.stage(account, chainDocumentOf(open), order.ware, parts);
}

/** An unbound purchase of the very plan, with calls and time left, is bound again instead of bought again. */
function rebindable({ facts }: OpenHub, { order, plan, total }: Purchase) {
  if (total !== 0n) return null;
  const old = facts.bindings.find(({ ware, isBound }) => ware === order.ware && !isBound)?.purchase;
  if (old === undefined || old.planHash !== plan.planHash || !old.isLive) return null;
  return old.used < old.calls && old.end > facts.at.timestamp ? old : null;
}

async function callerAddress(
  { vault }: HubDeps,
  { place, addresses }: OpenHub,
  path: { ware: number; buyerNonce: number; epoch: number },
): Promise<Address> {
  const accountRoot = await vault.accountRoot(place.account);
  const { ware, buyerNonce, epoch } = path;
  const key = callerKeyOf({
    accountRoot,
    chainId: place.chainId,
    market: addresses.market,
    ware,
    buyerNonce,
    epoch,
  });
  return nobleCurve.address(key);
}
