import type { Address, Hex } from "../../../extension/domain/primitives.ts";

export type VaultStatus = "empty" | "locked" | "unlocked" | "damaged";
export interface VaultAccount {
  address: Address;
  kind: "derived" | "imported";
}
/** What a vault is made from. */
export type VaultSeed =
  | { kind: "words"; words: string; passphrase: string }
  | { kind: "privateKey"; key: string };

export type CreateOutcome =
  | { status: "created"; address: Address }
  | { status: "weak-password"; reason: string }
  | { status: "bad-words"; reason: string; position?: number }
  | { status: "bad-key" };
export type UnlockOutcome =
  | { status: "unlocked" }
  | { status: "wrong-password"; waitMs: number }
  | { status: "wait"; waitMs: number };
export type RevealOutcome =
  | { status: "revealed"; words: string[] }
  | { status: "wrong-password" }
  | { status: "no-words" };
export type ImportOutcome =
  | { status: "imported"; address: Address }
  | { status: "bad-key" }
  | { status: "wrong-password" };

/** The only holder of keys. What it hands out is signatures, addresses and account roots, and words after a fresh password. */
export interface Vault {
  /** In memory; an expired session counts as locked at once. */
  status(): VaultStatus;
  /** Empty while locked. Derived accounts first, in the order they were made. */
  accounts(): readonly VaultAccount[];
  /** Effects: storage. Throws `VaultExistsError` where there is a vault or what is left of one. */
  create(seed: VaultSeed, password: string): Promise<CreateOutcome>;
  /** Effects: storage. Wrong passwords make the next attempt wait longer. */
  unlock(password: string): Promise<UnlockOutcome>;
  /** Effects: storage. Drops the key from memory and from the browser session. */
  lock(): Promise<void>;
  /** Whether this is the password; counts as an attempt. Asked again before anything that weakens protection. */
  provePassword(password: string): Promise<boolean>;
  revealWords(password: string): Promise<RevealOutcome>;
  /** Effects: storage. Derives the next account of the words. */
  addAccount(): Promise<Address>;
  importAccount(key: string, password: string): Promise<ImportOutcome>;
  /**
   * Signs 32 bytes: 65 bytes, low s, RFC 6979, v 27 or 28. Throws `VaultLockedError`.
   *
   * Warning: signs whatever it is given. Only `services/signing` may call it, after it has spent an approval.
   */
  sign(address: Address, digest: Hex): Promise<Hex>;
  /** The secret from which caller and document keys of an account are derived. Throws `VaultLockedError`. */
  accountRoot(address: Address): Promise<Uint8Array>;
  /** The user did something: auto-lock starts to count again. */
  touch(): Promise<void>;
  /** Called after every change of status or accounts. Returns the unsubscribe function. */
  watch(listener: () => void): () => void;
}
