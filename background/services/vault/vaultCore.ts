import { invariant } from "../../../extension/errors/invariant.ts";
import { type Bytes, randomBytes } from "./bytes.ts";
import { type Contents, decodeContents, encodeContents } from "./contents.ts";
import type { VaultCopies } from "./copies.ts";
import { accountsOf } from "./keys.ts";
import {
  decodeSealed,
  deriveVaultKey,
  importVaultKey,
  iterations,
  type Sealed,
  seal,
  unseal,
} from "./seal.ts";
import type { VaultAccount, VaultStatus } from "./vault.ts";
import { VaultExistsError, VaultLockedError } from "./vaultErrors.ts";
import type { VaultSession } from "./vaultSession.ts";

/** What is in memory while unlocked: a key that cannot be exported, addresses, and the ciphertext. */
export interface Opened {
  key: CryptoKey;
  sealed: Sealed;
  accounts: readonly VaultAccount[];
}
type State =
  | { status: "empty" | "damaged" }
  | { status: "present"; copies: readonly Sealed[]; opened: Opened | null };

export interface VaultCoreDeps {
  copies: VaultCopies;
  session: VaultSession;
  autoLockMinutes: () => number;
}

/** The vault's state and its few legal changes. Nothing outside this folder sees it. */
export interface VaultCore {
  status(): VaultStatus;
  accounts(): readonly VaultAccount[];
  /** Throws `VaultLockedError`. */
  assertOpen(): void;
  readContents(): Promise<Contents>;
  /** New contents are in memory only after they are on the disk; a failed write leaves both as they were. */
  write(contents: Contents): Promise<void>;
  found(contents: Contents, password: string): Promise<void>;
  /** Null where the password opens none of the copies. */
  tryPassword(password: string): Promise<{ raw: Bytes; opened: Opened } | null>;
  adopt(raw: Bytes, opened: Opened): Promise<void>;
  close(): Promise<void>;
  watch(listener: () => void): () => void;
}

/** Reads what is on the disk and in the browser session. Effects: storage. */
export async function createVaultCore({
  copies,
  session,
  autoLockMinutes,
}: VaultCoreDeps): Promise<VaultCore> {
  const listeners = new Set<() => void>();
  let state = await loadState(copies, session);

  const become = (next: State) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const openedOrNull = () => (state.status === "present" && !session.hasEnded() ? state.opened : null);
  const openedNow = () => {
    const opened = openedOrNull();
    if (opened === null) throw new VaultLockedError();
    return opened;
  };
  const adopt = async (raw: Bytes, opened: Opened) => {
    await session.open(raw, autoLockMinutes());
    become({ status: "present", copies: [opened.sealed], opened });
  };
  return {
    status: () =>
      state.status !== "present" ? state.status : openedOrNull() === null ? "locked" : "unlocked",
    accounts: () => openedOrNull()?.accounts ?? [],
    assertOpen: () => void openedNow(),
    adopt,
    async readContents() {
      const { key, sealed } = openedNow();
      return contentsOf(key, sealed);
    },
    async write(contents) {
      const { key, sealed } = openedNow();
      const { generation, ...header } = sealed.header;
      const next = await save(copies, key, contents, { ...header, generation: generation + 1 });
      become({ status: "present", copies: [next.sealed], opened: next });
    },
    async found(contents, password) {
      if (state.status !== "empty") throw new VaultExistsError(state.status);
      const header = { iterations: iterations.chosen, salt: randomBytes(16), generation: 1 };
      const raw = await deriveVaultKey(password, header.salt, header.iterations);
      await adopt(raw, await save(copies, await importVaultKey(raw), contents, header));
    },
    tryPassword: async (password) => (state.status === "present" ? openAny(state.copies, password) : null),
    async close() {
      await session.close();
      if (state.status === "present") become({ ...state, opened: null });
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function loadState(copies: VaultCopies, session: VaultSession): Promise<State> {
  const raw = await session.load();
  const loaded = await copies.load();
  if (loaded.status !== "present") return { status: loaded.status };
  const key = raw === null ? null : await importVaultKey(raw);
  for (const sealed of key === null ? [] : loaded.copies) {
    const opened = key === null ? null : await openOne(key, sealed);
    if (opened !== null) return { ...loaded, opened };
  }
  return { ...loaded, opened: null };
}

/** Tries the newest copy first; copies of one vault share salt and rounds, so one derivation is the rule. */
async function openAny(
  copies: readonly Sealed[],
  password: string,
): Promise<{ raw: Bytes; opened: Opened } | null> {
  const derived = new Map<string, Bytes>();
  for (const sealed of copies) {
    const { salt, iterations: rounds } = sealed.header;
    const name = `${salt.join()}/${rounds}`;
    const raw = derived.get(name) ?? (await deriveVaultKey(password, salt, rounds));
    derived.set(name, raw);
    const opened = await openOne(await importVaultKey(raw), sealed);
    if (opened !== null) return { raw, opened };
  }
  return null;
}

async function openOne(key: CryptoKey, sealed: Sealed): Promise<Opened | null> {
  const bytes = await unseal(key, sealed);
  return bytes === null ? null : { key, sealed, accounts: accountsOf(decodeContents(bytes)) };
}

async function contentsOf(key: CryptoKey, sealed: Sealed): Promise<Contents> {
  const bytes = await unseal(key, sealed);
  invariant(bytes !== null, "the key that opened the vault still opens it");
  return decodeContents(bytes);
}

async function save(
  copies: VaultCopies,
  key: CryptoKey,
  contents: Contents,
  header: Parameters<typeof seal>[2],
): Promise<Opened> {
  const stored = await seal(key, encodeContents(contents), header);
  await copies.save(stored);
  return { key, sealed: decodeSealed(stored), accounts: accountsOf(contents) };
}
