import type { SpendingRepository, SpendingRow } from "../../../extension/storage/spending.ts";
import type { SpendingLedger } from "./spending.ts";

export interface SpendingDeps {
  repository: SpendingRepository;
  now: () => number;
}

/** The longest time that a rule can ask about. */
export const keptMs = 30 * 86_400_000;
export const mostKept = 2000;

/** What was spent, in memory and on the disk. Effects: storage. */
export async function createSpending({ repository, now }: SpendingDeps): Promise<SpendingLedger> {
  const rows = new Map((await repository.loadAll()).map((row) => [row.id, row]));
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const prune = async () => {
    const gone = goneOf([...rows.values()], now());
    for (const id of gone) rows.delete(id);
    // Rows that stay on the disk for longer are dropped at the next chance; they are too old to count.
    if (gone.length > 0) await repository.remove(gone).catch(() => undefined);
  };
  await prune();
  return {
    history: (account, exceptRequest) =>
      [...rows.values()]
        .filter(({ id, spend }) => spend.account === account && id !== exceptRequest)
        .map(({ spend }) => spend)
        .sort((a, b) => a.at - b.at),
    async reserve(request, spend) {
      const row = { id: request, spend };
      rows.set(request, row);
      try {
        await repository.save(row);
      } catch (cause) {
        rows.delete(request);
        throw cause;
      }
      await prune();
      tell();
    },
    async release(request) {
      if (!rows.has(request)) return;
      await repository.remove([request]);
      rows.delete(request);
      tell();
    },
    reserved: () => [...rows.keys()],
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The rows that are too old for any rule, and of each account the oldest beyond the bound. */
function goneOf(rows: readonly SpendingRow[], now: number): readonly string[] {
  const counts = new Map<string, number>();
  return [...rows]
    .sort((a, b) => b.spend.at - a.spend.at)
    .filter(({ spend }) => {
      const count = (counts.get(spend.account) ?? 0) + 1;
      counts.set(spend.account, count);
      // A row from the future stays: a clock that was set back must not empty the ledger.
      return spend.at < now - keptMs || count > mostKept;
    })
    .map(({ id }) => id);
}
