import { type Account, type Clock, modules } from "./accounts.ts";
import type { ProviderStake } from "./providerStake.ts";
import { closesAt, earnedOf, endsAt, type Purchase } from "./purchase.ts";
import type { RefundReceiver } from "./refundReceiver.ts";
import { demand } from "./refused.ts";
import type { Registry } from "./registry.ts";
import type { Reputation } from "./reputation.ts";
import { Revenue, type RevenueParts, type Settlement } from "./revenue.ts";
import { SCORE_ONE } from "./scoreMath.ts";
import type { Token } from "./token.ts";
import { least } from "./units.ts";
import { due, earned } from "./voucherMath.ts";
import { SETTLE_GRACE } from "./windows.ts";

const CANCEL_BPS = 200n;
const POINTS_AT_MOST = 750n;
const UINT40 = (1n << 40n) - 1n;

export interface Order {
  ware: number;
  plan: number;
  qty: bigint;
}

/** A caller's newest voucher. The model knows one caller for each purchase: the key that came with it. */
export interface Voucher {
  purchase: number;
  seq: bigint;
}

export interface MarketParts extends RevenueParts {
  clock: Clock;
  token: Token;
  registry: Registry;
  stakes: ProviderStake;
  reputation: Reputation;
  desk: () => RefundReceiver;
  packages: () => RefundReceiver;
}

/** Purchases, escrow and settlement: `Market.sol`. */
export class Market extends Revenue {
  readonly purchases: Purchase[] = [];
  totalEscrow = 0n;
  readonly #nonces = new Map<string, number>();
  readonly #parts: MarketParts;

  constructor(parts: MarketParts) {
    super(parts);
    this.#parts = parts;
  }

  buy(owner: Account, order: Order, via: Purchase["via"] = "owner"): Purchase {
    const { registry, clock } = this.#parts;
    const plan = registry.planOf(order.ware, order.plan);
    demand(registry.wareOf(order.ware).status === "active", "MarketNotOnSale");
    const calls = order.qty * plan.units;
    demand(calls > 0n && calls <= UINT40 && plan.price > 0n, "MarketBadQuantity");
    const amount = order.qty * plan.price;
    this.#takeEscrow(holderOf(via, owner), order.ware, amount);
    const key = `${owner} ${order.ware}`;
    const nonce = this.#nonces.get(key) ?? 0;
    this.#nonces.set(key, nonce + 1);
    const made: Purchase = {
      id: this.purchases.length,
      owner,
      via,
      ware: order.ware,
      plan: order.plan,
      nonce,
      amount,
      calls,
      used: 0n,
      points: 0n,
      start: clock.now,
      end: clock.now + plan.duration,
      cancelAt: 0,
      state: "live",
      isFeeWaived: false,
    };
    this.purchases.push(made);
    return made;
  }

  topUp(id: number, qty: bigint): void {
    const own = this.purchaseOf(id);
    const plan = this.#parts.registry.planOf(own.ware, own.plan);
    demand(own.state === "live", "MarketNotLive");
    demand(own.via === "owner", "MarketNotOwner");
    demand(this.#parts.registry.wareOf(own.ware).status === "active", "MarketNotOnSale");
    demand(this.#parts.clock.now < own.end, "MarketEnded");
    this.#takeEscrow(own.owner, own.ware, qty * plan.price);
    own.amount += qty * plan.price;
    own.calls += qty * plan.units;
  }

  settle(voucher: Voucher): bigint {
    const part = this.#settle(voucher);
    demand(part !== null, "MarketNotSettled");
    this.#distribute(part);
    return part.paid;
  }

  /** Settles what can be. The contract distributes neighbours of one SecWare together; nothing is rounded by it, so that it does not show. */
  settleMany(vouchers: readonly Voucher[]): bigint {
    let paid = 0n;
    for (const voucher of vouchers) {
      const part = this.#settle(voucher);
      if (part === null) continue;
      this.#distribute(part);
      paid += part.paid;
    }
    return paid;
  }

  cancel(id: number): void {
    const own = this.purchaseOf(id);
    demand(own.state === "live", "MarketNotLive");
    demand(this.#parts.clock.now < endsAt(own, this.#parts.registry), "MarketEnded");
    [own.state, own.cancelAt] = ["cancelling", this.#parts.clock.now];
  }

  refund(id: number): bigint {
    const own = this.purchaseOf(id);
    demand(own.state !== "closed", "MarketNotLive");
    const from = closesAt(own, this.#parts.registry) + SETTLE_GRACE;
    demand(this.#parts.clock.now >= from, "MarketNotRefundable");
    const left = own.amount - earnedOf(own);
    const fee = this.#cancelFee(own, left);
    own.state = "closed";
    this.totalEscrow -= left;
    if (left > 0n) this.#parts.stakes.releaseExposure(own.ware, left);
    if (fee > 0n) this.addDue(own.ware, fee, this.#parts.reputation.meanScoreOf(own.ware));
    this.#parts.token.transfer(modules.market, holderOf(own.via, own.owner), left - fee);
    if (own.via !== "owner") this.#parts[own.via]().onRefund(own, left - fee);
    return left - fee;
  }

  purchaseOf(id: number): Purchase {
    const own = this.purchases[id];
    demand(own !== undefined, "MarketUnknownPurchase");
    return own;
  }

  #takeEscrow(payer: Account, ware: number, amount: bigint): void {
    const { token, stakes } = this.#parts;
    stakes.demandCovered(ware, amount);
    demand(token.balanceOf(payer) >= amount, "TransferFromFailed");
    stakes.addExposure(ware, amount);
    token.transfer(payer, modules.market, amount);
    this.totalEscrow += amount;
  }

  #cancelFee(own: Purchase, left: bigint): bigint {
    if (own.state !== "cancelling" || own.isFeeWaived) return 0n;
    return this.#parts.registry.wareOf(own.ware).endedAt !== 0 ? 0n : (left * CANCEL_BPS) / 10_000n;
  }

  /** @returns null where the contract skips the entry */
  #settle({ purchase, seq }: Voucher): Settlement | null {
    const own = this.purchases[purchase];
    if (own === undefined || own.state === "closed") return null;
    if (this.#parts.clock.now >= closesAt(own, this.#parts.registry) + SETTLE_GRACE) return null;
    const served = due({ seq, settled: own.used, maxCalls: own.calls, used: own.used, calls: own.calls });
    return served === 0n ? null : this.#serve(own, served);
  }

  #serve(own: Purchase, served: bigint): Settlement {
    const before = earnedOf(own);
    const after = earned(own.amount, own.used + served, own.calls);
    own.used += served;
    const part: Settlement = {
      ware: own.ware,
      paid: after - before,
      calls: served,
      meanScore: 0n,
      weighted: 0n,
    };
    if (after === before) return part;
    const inEpoch = this.earnedInEpoch(own.ware) + part.paid;
    const { mean, points } = this.#parts.reputation.credit(own.ware, own.owner, before, after, inEpoch);
    [part.meanScore, part.weighted] = [mean, (part.paid * mean) / SCORE_ONE];
    own.points = least(own.points + points, POINTS_AT_MOST);
    return part;
  }

  #distribute(part: Settlement): void {
    if (part.paid > 0n) this.totalEscrow -= part.paid;
    this.addSettled(part);
    if (part.paid > 0n) this.#parts.stakes.endExposure(part.ware, part.paid);
  }
}

/** Whose money buys, and to whom it goes back. */
function holderOf(via: Purchase["via"], owner: Account): Account {
  if (via === "owner") return owner;
  return via === "desk" ? modules.desk : modules.packages;
}
