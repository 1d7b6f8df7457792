import type { Developer } from "./developer.ts";
import type { Account } from "./model/accounts.ts";
import { feeOf } from "./model/reputation.ts";
import { ONE } from "./model/units.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

const PLAN_DAYS = 30;
/** From a plan's end until the market gives back what was not used. */
const REFUND_DAYS = 33;

export interface Custom {
  count: number;
  /** Plans that a customer buys at once. */
  qty?: number;
  /** How often a customer who is content buys again. */
  retention?: number;
  /** How often a purchase ends in an honest complaint. */
  complaints?: number;
  /** How many of those who have reason to say so; people let much pass. */
  outspoken?: number;
  /** Where a customer goes this time, of one who has a choice. */
  choose?: () => Developer;
}

/** People who buy because they use it: again and again while they are content, and with a complaint when they are not. */
export function addCustomers(world: World, developer: Developer, custom: Custom, random: Random): Account[] {
  return Array.from({ length: custom.count }, () => {
    const customer = world.account();
    world.after(random.between(1, PLAN_DAYS), () => buy(world, developer, custom, random, customer));
    return customer;
  });
}

function buy(world: World, usual: Developer, custom: Custom, random: Random, customer: Account): void {
  const developer = custom.choose?.() ?? usual;
  const qty = BigInt(custom.qty ?? 1);
  const fraction = 0.3 + 0.7 * random.next();
  const isContent = !random.chance(custom.complaints ?? 0);
  const comesAgain = random.chance(custom.retention ?? 0.9);
  const complains = random.chance(custom.outspoken ?? 0.3);
  const cost = qty * developer.price;
  world.act({ kind: "fund", account: customer, amount: cost });
  const purchase = developer.sell(customer, qty, fraction);
  const next = comesAgain ? PLAN_DAYS : 3 * PLAN_DAYS;
  world.after(next, () => buy(world, usual, custom, random, customer));
  if (purchase === null) return;
  world.after(REFUND_DAYS, () => world.act({ kind: "refund", purchase }));
  if (!isContent && complains) world.after(PLAN_DAYS + 1, () => complain(world, purchase, customer));
}

/** An honest complaint, which the developer does not contest. */
export function complain(world: World, purchase: number, customer: Account): void {
  const { amount } = world.economy.market.purchaseOf(purchase);
  world.act({ kind: "fund", account: customer, amount: feeOf(amount) });
  const opened = world.act({ kind: "review", purchase, reviewer: customer });
  if (opened.isDone) world.after(4, () => world.act({ kind: "finalise", purchase }));
}

/** A complaint that is not true: the developer contests it if he has the fee and the bond, and the jury looks. */
export function contest(world: World, purchase: number, names: { accused: string; accuser: string }): void {
  const { reputation, registry, token, disputes } = world.economy;
  const review = reputation.reviews.get(purchase);
  if (review === undefined) return;
  const { developer } = registry.wareOf(review.ware);
  const isWithin = token.balanceOf(developer) >= review.fee + disputes.bondLeast * ONE;
  if (!isWithin || !world.act({ kind: "challenge", purchase }).isDone) {
    world.after(4, () => world.act({ kind: "finalise", purchase }));
    return;
  }
  const opened = world.act({ kind: "openReviewClaim", purchase });
  if (opened.isDone) world.jury.hear(Number(opened.value), { isTrue: false, ...names });
}
