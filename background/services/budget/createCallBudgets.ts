import type { BudgetRepository, BudgetRow } from "../../../extension/storage/budgets.ts";
import type { CallBudgets } from "./budget.ts";

export interface CallBudgetsDeps {
  repository: BudgetRepository;
  /** What the user allows a site. */
  budgetOf: (origin: string) => { perHour: number; beforeFirstAct: number };
  now: () => number;
}

const hourMs = 3_600_000;

/** Counts calls per origin over a sliding hour. Effects: storage. */
export async function createCallBudgets({
  repository,
  budgetOf,
  now,
}: CallBudgetsDeps): Promise<CallBudgets> {
  const rows = new Map((await repository.loadAll()).map((row) => [row.id, row]));
  const recent = (row: BudgetRow) => row.calls.filter((at) => at > now() - hourMs);
  const change = async (origin: string, edit: (row: BudgetRow) => BudgetRow) => {
    rows.set(origin, await repository.change(origin, edit));
  };
  return {
    async reserve(origin, count) {
      let granted = 0;
      await change(origin, (row) => {
        const calls = recent(row);
        const { perHour, beforeFirstAct } = budgetOf(origin);
        const most = row.hasActed ? perHour : Math.min(perHour, beforeFirstAct);
        granted = Math.max(0, Math.min(count, most - calls.length));
        return { ...row, calls: [...calls, ...Array.from({ length: granted }, () => now())] };
      });
      return granted;
    },
    async release(origin, count) {
      if (count > 0) await change(origin, (row) => ({ ...row, calls: row.calls.slice(0, -count) }));
    },
    noteAct: (origin) => change(origin, (row) => ({ ...row, hasActed: true })),
    usedThisHour(origin) {
      const row = rows.get(origin);
      return row === undefined ? 0 : recent(row).length;
    },
  };
}
