import { type Account, modules } from "./accounts.ts";
import { feeDefaults } from "./feeMath.ts";
import type { Market, Order } from "./market.ts";
import type { ProviderStake } from "./providerStake.ts";
import { earnedOf, type Purchase } from "./purchase.ts";
import type { RefundReceiver } from "./refundReceiver.ts";
import { demand } from "./refused.ts";
import type { Registry } from "./registry.ts";
import type { Token } from "./token.ts";

const PARTS_AT_MOST = 8;
const MARGIN_BPS_AT_MOST = 5_000n;
const FEE_BPS = feeDefaults.burn + feeDefaults.operators + feeDefaults.treasury;
const CANCEL_BPS = 200n;
const WHOLE = 10_000n;

interface Offer {
  parts: readonly Order[];
  margin: bigint;
}

export interface PackageSale {
  id: number;
  ware: number;
  owner: Account;
  parts: readonly number[];
  margin: bigint;
  settled: bigint;
  isClosed: boolean;
}

interface PackagesParts {
  token: Token;
  registry: Registry;
  stakes: ProviderStake;
  market: Market;
}

/** Several plans and a margin, sold as one: `Packages.sol`. */
export class Packages implements RefundReceiver {
  readonly sales: PackageSale[] = [];
  readonly #offers = new Map<number, Offer>();
  readonly #parts: PackagesParts;

  constructor(parts: PackagesParts) {
    this.#parts = parts;
  }

  compose(ware: number, parts: readonly Order[], margin: bigint): void {
    demand(parts.length > 0 && parts.length <= PARTS_AT_MOST, "PackagesBadCount");
    demand(margin <= (this.#priceOf(parts) * MARGIN_BPS_AT_MOST) / WHOLE, "PackagesMarginTooHigh");
    this.#offers.set(ware, { parts, margin });
  }

  /** All of it or nothing: what could be refused is asked before anything moves. */
  buy(owner: Account, ware: number): PackageSale {
    const { token, registry, stakes, market } = this.#parts;
    const offer = this.#offers.get(ware);
    demand(offer !== undefined && registry.wareOf(ware).status === "active", "PackagesNotOnSale");
    const { parts, margin } = offer;
    const total = this.#priceOf(parts) + margin;
    demand(token.balanceOf(owner) >= total, "TransferFromFailed");
    for (const part of parts) {
      demand(registry.wareOf(part.ware).status === "active", "MarketNotOnSale");
      stakes.demandCovered(part.ware, this.#priceOf([part]));
    }
    stakes.demandCovered(ware, margin);
    token.transfer(owner, modules.packages, total);
    const bought = parts.map((part) => market.buy(owner, part, "packages").id);
    stakes.addExposure(ware, margin);
    const sale = {
      id: this.sales.length,
      ware,
      owner,
      parts: bought,
      margin,
      settled: 0n,
      isClosed: false,
    };
    this.sales.push(sale);
    return sale;
  }

  /** @returns what of the margin was earned since the last time */
  settle(id: number): bigint {
    return this.#settle(this.#openSale(id));
  }

  /** Gives back what was not earned, once the parts are over. */
  close(id: number): void {
    const sale = this.#openSale(id);
    const parts = this.#purchasesOf(sale);
    demand(
      parts.every(({ state, used, calls }) => state === "closed" || used === calls),
      "PackagesPartsOpen",
    );
    sale.isClosed = true;
    this.#settle(sale);
    const rest = sale.margin - sale.settled;
    const fee = this.#cancelFee(sale, parts);
    if (rest === 0n) return;
    const { token, stakes, registry } = this.#parts;
    stakes.releaseExposure(sale.ware, rest);
    token.transfer(modules.packages, sale.owner, rest - fee);
    token.transfer(modules.packages, registry.wareOf(sale.ware).developer, fee);
  }

  /** Passes on what the market gave back for a part. */
  onRefund(purchase: Purchase, amount: bigint): void {
    this.#parts.token.transfer(modules.packages, purchase.owner, amount);
  }

  #settle(sale: PackageSale): bigint {
    const parts = this.#purchasesOf(sale);
    const total = parts.reduce((sum, { amount }) => sum + amount, 0n);
    const earned = parts.reduce((sum, part) => sum + earnedOf(part), 0n);
    const settled = total === 0n ? 0n : (sale.margin * earned) / total;
    const [before, more] = [sale.settled, settled - sale.settled];
    if (more === 0n) return 0n;
    sale.settled = settled;
    const burned = (settled * FEE_BPS) / WHOLE - (before * FEE_BPS) / WHOLE;
    const { token, stakes, registry } = this.#parts;
    stakes.endExposure(sale.ware, more);
    token.burn(modules.packages, burned);
    token.transfer(modules.packages, registry.wareOf(sale.ware).developer, more - burned);
    return more;
  }

  #cancelFee({ margin }: PackageSale, parts: readonly Purchase[]): bigint {
    const total = parts.reduce((sum, { amount }) => sum + amount, 0n);
    const cancelled = parts
      .filter((part) => part.state === "closed" && part.cancelAt !== 0 && !part.isFeeWaived)
      .filter(({ ware }) => this.#parts.registry.wareOf(ware).endedAt === 0)
      .reduce((sum, part) => sum + part.amount - earnedOf(part), 0n);
    return total === 0n ? 0n : (margin * cancelled * CANCEL_BPS) / (total * WHOLE);
  }

  #purchasesOf({ parts }: PackageSale): Purchase[] {
    return parts.map((id) => this.#parts.market.purchaseOf(id));
  }

  #openSale(id: number): PackageSale {
    const sale = this.sales[id];
    demand(sale !== undefined && !sale.isClosed, "PackagesUnknownSale");
    return sale;
  }

  #priceOf(parts: readonly Order[]): bigint {
    const { registry } = this.#parts;
    return parts.reduce((sum, { ware, plan, qty }) => sum + qty * registry.planOf(ware, plan).price, 0n);
  }
}
