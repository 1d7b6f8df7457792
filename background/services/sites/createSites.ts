import type { Address } from "../../../extension/domain/primitives.ts";
import { BaseError } from "../../../extension/errors/baseError.ts";
import type { SiteRepository, SiteRow } from "../../../extension/storage/sites.ts";
import { defaultCallBudget, type Site, type Sites } from "./sites.ts";

export interface SitesDeps {
  repository: SiteRepository;
  selectedChainId: () => number;
  now: () => number;
}

/** What each origin was given, in memory and on the disk. Effects: storage. */
export async function createSites({ repository, selectedChainId, now }: SitesDeps): Promise<Sites> {
  const rows = new Map((await repository.loadAll()).map((row) => [row.origin, row]));
  const listeners = new Set<(origin: string) => void>();
  const notify = (origin: string) => {
    for (const listener of listeners) listener(origin);
  };
  const save = async (row: SiteRow): Promise<Site> => {
    await repository.save(row);
    rows.set(row.origin, row);
    notify(row.origin);
    return row;
  };
  const change = async (origin: string, changes: Partial<SiteRow>) => {
    const row = rows.get(origin);
    if (row === undefined) throw new SiteUnknownError(origin);
    await save({ ...row, ...changes });
  };
  return {
    list: () => [...rows.values()],
    find: (origin) => rows.get(origin) ?? null,
    isAllowed: (origin, account) => rows.get(origin)?.accounts.includes(account) ?? false,
    chainIdOf: (origin) => rows.get(origin)?.chainId ?? selectedChainId(),
    callBudgetOf: (origin) => rows.get(origin)?.callBudget ?? defaultCallBudget,
    connect: (origin, accounts) =>
      save({
        ...(rows.get(origin) ?? freshRow(origin, selectedChainId(), now())),
        accounts: unique(accounts),
      }),
    async disconnect(origin) {
      await repository.remove(origin);
      if (rows.delete(origin)) notify(origin);
    },
    setChain: (origin, chainId) => change(origin, { chainId }),
    setCallBudget: (origin, callBudget) => change(origin, { callBudget }),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function freshRow(origin: string, chainId: number, connectedAt: number): SiteRow {
  return { origin, accounts: [], chainId, connectedAt, callBudget: defaultCallBudget };
}

function unique(accounts: readonly Address[]): Address[] {
  return [...new Set(accounts)];
}

/** A site was named that has not been given anything. */
export class SiteUnknownError extends BaseError {
  override readonly code = "sites.unknown";

  constructor(origin: string) {
    super("This site is not connected.", { hint: "Connect the site first.", facts: { origin } });
  }
}
