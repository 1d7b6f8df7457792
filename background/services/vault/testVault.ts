import { createFakePlatform, type FakePlatform } from "../../../extension/platform/fakePlatform.ts";
import type { VaultMirror } from "../../../extension/storage/vaultMirror.ts";
import { createAttempts } from "./attempts.ts";
import { createVaultCopies } from "./copies.ts";
import { createVault } from "./createVault.ts";
import type { Vault } from "./vault.ts";
import { createVaultSession } from "./vaultSession.ts";

/** For tests: a password that meets the floor, and words that everybody knows. */
export const goodPassword = "velvet harbour kite 29";
export const knownWords = "test test test test test test test test test test test junk";
export const knownAddress = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";

export interface TestVault {
  vault: Vault;
  platform: FakePlatform;
  mirror: { sealed: string | null };
  /** The worker died and started again. */
  restart(): Promise<TestVault>;
}

/** For tests: a vault over a fake browser. */
export async function openTestVault(
  platform: FakePlatform = createFakePlatform(),
  mirror: { sealed: string | null } = { sealed: null },
): Promise<TestVault> {
  const thirdCopy: VaultMirror = {
    load: async () => mirror.sealed,
    async save(sealed) {
      mirror.sealed = sealed;
    },
  };
  const vault = await createVault({
    copies: createVaultCopies(platform.local, thirdCopy),
    session: createVaultSession(platform),
    attempts: createAttempts(platform.local, platform.now),
    autoLockMinutes: () => 15,
  });
  return { vault, platform, mirror, restart: () => openTestVault(platform.restart(), mirror) };
}

/** For tests: as `openTestVault`, with a wallet from the known words, unlocked. */
export async function openKnownVault(): Promise<TestVault> {
  const opened = await openTestVault();
  await opened.vault.create({ kind: "words", words: knownWords, passphrase: "" }, goodPassword);
  return opened;
}
