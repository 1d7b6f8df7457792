import type { Address } from "../../primitives.ts";
import type { PastSpend } from "../policyFacts.ts";
import type { PriceTable } from "./priceTable.ts";
import type { Scope } from "./scope.ts";
import { createSeries, type Series } from "./series.ts";
import type { Token } from "./token.ts";

/** What accounts signed before, summed for each scope that is asked about and kept, so that more may be added in time's order. */
export interface Past {
  of: (account: Address | null) => AccountPast;
  add: (spend: PastSpend) => void;
}

/** What one account signed before. Times are milliseconds; everything from them on is counted. */
export interface AccountPast {
  spent: (scope: Scope, token: Token, chain: number | null, from: number) => bigint | null;
  worth: (scope: Scope, prices: PriceTable, from: number) => bigint | null;
  count: (scope: Scope, from: number) => number;
}

export function createPast(history: readonly PastSpend[]): Past {
  const byAccount = new Map<Address | null, Ledger>();
  const ledgerOf = (account: Address | null): Ledger => {
    const known = byAccount.get(account);
    if (known !== undefined) return known;
    const made: Ledger = { spends: [], sums: new Map() };
    byAccount.set(account, made);
    return made;
  };
  const add = (spend: PastSpend): void => {
    const ledger = ledgerOf(spend.account);
    const last = ledger.spends.at(-1);
    ledger.spends.push(spend);
    if (last === undefined || spend.at >= last.at) return;
    // Out of order: what was summed cannot be gone on with.
    ledger.spends.sort((a, b) => a.at - b.at);
    ledger.sums.clear();
  };
  for (const spend of [...history].sort((a, b) => a.at - b.at)) add(spend);
  return { add, of: (account) => accountPast(ledgerOf(account)) };
}

interface Ledger {
  /** In the order of time. */
  spends: PastSpend[];
  sums: Map<string, ScopeSums>;
}

/** The past requests in one scope, summed as far as they were read. */
interface ScopeSums {
  read: number;
  inScope: PastSpend[];
  count: Series;
  /** By `<chain>:<token>`. */
  tokens: Map<string, Series>;
  worth: Map<PriceTable, { read: number; series: Series }>;
}

function accountPast(ledger: Ledger): AccountPast {
  return {
    spent(scope, token, chain, from) {
      const series = sumsOf(ledger, scope).tokens.get(`${chain}:${token}`);
      return series === undefined ? 0n : series.since(from);
    },
    worth: (scope, prices, from) => worthOf(sumsOf(ledger, scope), scope, prices).since(from),
    count: (scope, from) => Number(sumsOf(ledger, scope).count.since(from) ?? 0n),
  };
}

function sumsOf({ spends, sums }: Ledger, scope: Scope): ScopeSums {
  const known = sums.get(scope.key);
  const made = known ?? { read: 0, inScope: [], count: createSeries(), tokens: new Map(), worth: new Map() };
  if (known === undefined) sums.set(scope.key, made);
  for (; made.read < spends.length; made.read += 1) {
    const spend = spends[made.read];
    if (spend !== undefined && scope.holds(spend)) readInto(made, spend, scope);
  }
  return made;
}

function readInto({ inScope, count, tokens }: ScopeSums, spend: PastSpend, scope: Scope): void {
  const picked = tokensOf(spend).filter(scope.picks);
  inScope.push(spend);
  if (!scope.hasTokens || picked.length > 0) count.push(spend.at, 1n);
  for (const token of picked) {
    const key = `${spend.chain}:${token}`;
    const series = tokens.get(key) ?? createSeries();
    series.push(spend.at, spend.moved[token] ?? null);
    tokens.set(key, series);
  }
}

function worthOf({ inScope, worth }: ScopeSums, scope: Scope, prices: PriceTable): Series {
  const known = worth.get(prices);
  const made = known ?? { read: 0, series: createSeries() };
  if (known === undefined) worth.set(prices, made);
  for (; made.read < inScope.length; made.read += 1) {
    const spend = inScope[made.read];
    if (spend === undefined) continue;
    for (const token of tokensOf(spend).filter(scope.picks)) {
      const amount = spend.moved[token] ?? null;
      made.series.push(spend.at, amount === null ? null : prices.worth(spend.chain, token, amount));
    }
  }
  return made.series;
}

function tokensOf({ moved }: PastSpend): readonly Token[] {
  return Object.keys(moved) as Token[];
}
