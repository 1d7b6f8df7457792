import type { Address } from "../../../extension/domain/primitives.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import type { OverrideRepository, OverrideRow } from "../../../extension/storage/overrides.ts";
import type { LocalSeal } from "../vault/localSeal.ts";
import type { Vault } from "../vault/vault.ts";

export interface SealedOverridesDeps {
  repository: OverrideRepository;
  vault: Pick<Vault, "status" | "watch">;
  seal: Pick<LocalSeal, "mac" | "isIntact">;
  /** By whose key a row is sealed that names no account. */
  selectedAccount: () => Address | null;
}

export interface SealedOverrides {
  /** Seals what it saves; throws `VaultLockedError` while the wallet is locked. */
  repository: OverrideRepository;
  /** False until its seal has been checked, and for good where the row was altered or was not made by this wallet. */
  isIntact(row: OverrideRow): boolean;
  /** Called when rows have been checked. */
  watch(listener: () => void): void;
}

/** Exceptions are believed only after their seals: whoever can write the disk cannot make or widen one. Effects: storage. */
export async function sealOverrides(deps: SealedOverridesDeps): Promise<SealedOverrides> {
  const { repository, vault, seal } = deps;
  const intact = new Set<string>();
  const stored = await repository.loadAll();
  const waiting = new Map(stored.map((row) => [row.id, row]));
  let last: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();
  const check = async () => {
    if (vault.status() !== "unlocked") return;
    for (const row of [...waiting.values()]) {
      const isGenuine = await isSealed(seal, row);
      waiting.delete(row.id);
      if (isGenuine) intact.add(row.id);
    }
    for (const listener of listeners) listener();
  };
  // A wallet that is locked again in the middle checks the rest at the next unlock.
  const checkQuietly = () => check().catch(() => undefined);
  vault.watch(() => {
    if (waiting.size > 0) void checkQuietly();
  });
  await checkQuietly();
  return {
    isIntact: ({ id }) => intact.has(id),
    watch: (listener) => void listeners.add(listener),
    repository: {
      loadAll: async () => stored,
      remove: repository.remove,
      save(rows) {
        // One after the other: an older form of a row must not be written over a newer one.
        const turn = last.then(async () => {
          await repository.save(await Promise.all(rows.map((row) => sealRow(deps, row))));
          for (const { id } of rows) intact.add(id);
        });
        last = turn.catch(() => undefined);
        return turn;
      },
    },
  };
}

async function sealRow(
  { seal, selectedAccount }: SealedOverridesDeps,
  row: OverrideRow,
): Promise<OverrideRow> {
  const by = row.seal?.by ?? row.account ?? row.madeBy ?? selectedAccount();
  invariant(by !== null, "an exception is made in an unlocked wallet");
  return { ...row, seal: { by, mac: await seal.mac(by, "overrides", bare(row)) } };
}

async function isSealed(seal: SealedOverridesDeps["seal"], row: OverrideRow): Promise<boolean> {
  if (!row.seal) return false;
  // A key that this vault does not hold sealed nothing of ours.
  return seal.isIntact(row.seal.by, "overrides", bare(row), row.seal.mac).catch(() => false);
}

function bare(row: OverrideRow): Omit<OverrideRow, "seal"> {
  const { seal: _seal, ...rest } = row;
  return rest;
}
