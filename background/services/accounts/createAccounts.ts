import * as v from "valibot";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { SettingRepository } from "../../../extension/storage/settings.ts";
import type { Vault } from "../vault/vault.ts";
import { VaultUnknownAccountError } from "../vault/vaultErrors.ts";
import type { Accounts } from "./accounts.ts";

const settingName = "accounts";
const stored = v.strictObject({ selected: v.nullable(v.string()), names: v.record(v.string(), v.string()) });
type Stored = v.InferOutput<typeof stored>;

/** Names and the selection, kept beside the vault; the addresses themselves come from the vault. Effects: storage. */
export async function createAccounts(
  vault: Pick<Vault, "accounts" | "watch">,
  repository: SettingRepository,
): Promise<Accounts> {
  const decoded = v.safeParse(stored, await repository.load(settingName));
  let kept: Stored = decoded.success ? decoded.output : { selected: null, names: {} };
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  vault.watch(notify);

  const has = (address: Address) => vault.accounts().some((account) => account.address === address);
  const selected = (): Address | null => {
    const known = vault.accounts();
    return (known.find(({ address }) => address === kept.selected) ?? known[0])?.address ?? null;
  };
  const nameOf = (address: Address) => ownName(kept.names, address) ?? defaultName(vault, address);
  const keep = async (changes: Partial<Stored>, address: Address) => {
    if (!has(address)) throw new VaultUnknownAccountError(address);
    const next = { ...kept, ...changes };
    await repository.save(settingName, next);
    kept = next;
    notify();
  };
  return {
    has,
    selected,
    nameOf,
    view: () => ({
      selected: selected(),
      list: vault.accounts().map(({ address, kind }) => ({ address, kind, name: nameOf(address) })),
    }),
    select: (address) => keep({ selected: address }, address),
    rename: (address, name) => keep({ names: { ...kept.names, [address]: name.trim() } }, address),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function ownName(names: Stored["names"], address: Address): string | null {
  const name = Object.hasOwn(names, address) ? names[address] : undefined;
  return name === undefined || name === "" ? null : name;
}

function defaultName(vault: Pick<Vault, "accounts">, address: Address): string {
  const position = vault.accounts().findIndex((account) => account.address === address);
  return position === -1 ? `${address.slice(0, 6)}…${address.slice(-4)}` : `Account ${position + 1}`;
}
