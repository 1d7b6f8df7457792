import type { OverrideRepository, OverrideRow } from "../../../extension/storage/overrides.ts";

/** The rows in memory, written through to the disk. */
export interface KeptOverrides {
  all(): readonly OverrideRow[];
  /** Written first: what cannot be written is not there. */
  add(row: OverrideRow): Promise<void>;
  /** In memory at once; resolves when they are written. Throws where they cannot be; they then stay in memory. */
  put(changed: readonly OverrideRow[]): Promise<void>;
  /** In memory only. */
  replace(rows: readonly OverrideRow[]): void;
  remove(ids: readonly string[]): Promise<void>;
  /** Time alone has changed something. */
  tell(): void;
  watch(listener: () => void): () => void;
}

/** Reads the rows from disk; those that are not intact are left out wherever they are asked for. Effects: storage. */
export async function keptOverrides(
  repository: OverrideRepository,
  isIntact: (row: OverrideRow) => boolean,
): Promise<KeptOverrides> {
  const rows = new Map((await repository.loadAll()).map((row) => [row.id, row]));
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const set = (changed: readonly OverrideRow[]) => {
    for (const row of changed) rows.set(row.id, row);
  };
  return {
    all: () => [...rows.values()].filter(isIntact),
    async add(row) {
      await repository.save([row]);
      set([row]);
      tell();
    },
    async put(changed) {
      set(changed);
      await repository.save(changed);
      tell();
    },
    replace: set,
    tell,
    async remove(ids) {
      for (const id of ids) rows.delete(id);
      await repository.remove(ids);
      tell();
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
