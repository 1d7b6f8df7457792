import { type Account, type Clock, modules } from "./accounts.ts";
import type { Market, Order } from "./market.ts";
import type { Purchase } from "./purchase.ts";
import type { RefundReceiver } from "./refundReceiver.ts";
import { demand } from "./refused.ts";
import type { Registry } from "./registry.ts";
import { ceilDiv, ONE } from "./units.ts";
import { DAY, dayAt } from "./windows.ts";

const PREMIUM_BPS = 11_000n;
const STEP_BPS = 2_000n;
const PRICE_LASTS = 7 * DAY;
const OWNER_AT_MOST = 500n * ONE;
const DAY_AT_MOST = 5_000n * ONE;

interface Sale {
  payer: Account;
  sec: bigint;
  paid: bigint;
  isClosed: boolean;
}

/** SEC for ETH at a governed price: `Desk.sol`. ETH is counted here by who is owed it. */
export class Desk implements RefundReceiver {
  price = 0n;
  priceUntil = 0;
  readonly #sales = new Map<number, Sale>();
  readonly #boughtBy = new Map<Account, bigint>();
  readonly #withdrawable = new Map<Account, bigint>();
  #day = 0;
  #soldOnDay = 0n;
  readonly #clock: Clock;
  readonly #registry: Registry;
  readonly #market: Market;

  constructor(parts: { clock: Clock; registry: Registry; market: Market }) {
    this.#clock = parts.clock;
    this.#registry = parts.registry;
    this.#market = parts.market;
  }

  buy(owner: Account, order: Order): { purchase: Purchase; cost: bigint } {
    const sec = order.qty * this.#registry.planOf(order.ware, order.plan).price;
    const cost = this.quote(sec);
    const bought = this.#boughtBy.get(owner) ?? 0n;
    demand(bought + sec <= OWNER_AT_MOST, "DeskOwnerCap");
    const today = dayAt(this.#clock.now);
    const sold = this.#day === today ? this.#soldOnDay : 0n;
    demand(sold + sec <= DAY_AT_MOST, "DeskDayCap");
    const purchase = this.#market.buy(owner, order, "desk");
    this.#boughtBy.set(owner, bought + sec);
    [this.#day, this.#soldOnDay] = [today, sold + sec];
    this.#sales.set(purchase.id, { payer: owner, sec, paid: cost, isClosed: false });
    return { purchase, cost };
  }

  onRefund(purchase: Purchase, amount: bigint): void {
    this.#close(purchase.id, amount);
  }

  close(purchase: number): void {
    const own = this.#market.purchaseOf(purchase);
    demand(own.used === own.calls, "DeskUnknownSale");
    this.#close(purchase, 0n);
  }

  /** @returns the ETH that an account took out */
  withdraw(account: Account): bigint {
    const amount = this.withdrawableOf(account);
    demand(amount > 0n, "DeskNothing");
    this.#withdrawable.set(account, 0n);
    return amount;
  }

  setPrice(weiPerSec: bigint): void {
    const step = (this.price * STEP_BPS) / 10_000n;
    const isStep = weiPerSec >= this.price - step && weiPerSec <= this.price + step;
    demand(this.price === 0n || isStep, "DeskStep");
    [this.price, this.priceUntil] = [weiPerSec, this.#clock.now + PRICE_LASTS];
  }

  quote(sec: bigint): bigint {
    demand(this.#clock.now < this.priceUntil, "DeskPriceOld");
    return ceilDiv(sec * this.price * PREMIUM_BPS, 10n ** 22n);
  }

  withdrawableOf(account: Account): bigint {
    return this.#withdrawable.get(account) ?? 0n;
  }

  #close(purchase: number, refunded: bigint): void {
    const sale = this.#sales.get(purchase);
    demand(sale !== undefined && !sale.isClosed, "DeskUnknownSale");
    sale.isClosed = true;
    const back = sale.sec === 0n ? sale.paid : (sale.paid * refunded) / sale.sec;
    this.#owe(sale.payer, back);
    this.#owe(modules.timelock, sale.paid - back);
  }

  #owe(account: Account, amount: bigint): void {
    this.#withdrawable.set(account, this.withdrawableOf(account) + amount);
  }
}
