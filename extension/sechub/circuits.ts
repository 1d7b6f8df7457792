const failuresInARow = 3;
const openForMs = 300_000;

/** Keeps from asking who failed three times in a row, for five minutes; each counts by itself. */
export interface Circuits {
  /** When it closes again, milliseconds; null: it may be asked. */
  openUntil(ware: number, nowMs: number): number | null;
  noteSuccess(ware: number): void;
  noteFailure(ware: number, nowMs: number): void;
}

export function createCircuits(): Circuits {
  const rows = new Map<number, { failures: number; openUntil: number }>();
  return {
    openUntil(ware, nowMs) {
      const until = rows.get(ware)?.openUntil ?? 0;
      return until > nowMs ? until : null;
    },
    noteSuccess: (ware) => void rows.delete(ware),
    noteFailure(ware, nowMs) {
      const failures = (rows.get(ware)?.failures ?? 0) + 1;
      const isOpen = failures >= failuresInARow;
      rows.set(ware, { failures: isOpen ? 0 : failures, openUntil: isOpen ? nowMs + openForMs : 0 });
    },
  };
}
