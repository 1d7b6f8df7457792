import { hkdf } from "@noble/hashes/hkdf";
import { sha256 } from "@noble/hashes/sha2";
import { hexToBytes } from "@noble/hashes/utils";
import { mnemonicToSeedSync } from "@scure/bip39";
import { describe, expect, test } from "vitest";
import type { Hex } from "../../../extension/domain/primitives.ts";
import { nobleCurve } from "../../../protocol/curve.ts";
import { goodPassword, knownAddress, knownWords, openKnownVault, openTestVault } from "./testVault.ts";

const digest: Hex = `0x${"5a".repeat(32)}`;

describe("create", () => {
  test("default: words give the account that every wallet derives from them", async () => {
    const { vault } = await openTestVault();
    expect(vault.status()).toBe("empty");

    const outcome = await vault.create({ kind: "words", words: knownWords, passphrase: "" }, goodPassword);

    expect(outcome).toEqual({ status: "created", address: knownAddress });
    expect(vault.status()).toBe("unlocked");
  });

  test("behavior: a passphrase makes another wallet", async () => {
    const { vault } = await openTestVault();
    const outcome = await vault.create(
      { kind: "words", words: knownWords, passphrase: "TREZOR" },
      goodPassword,
    );
    expect(outcome).not.toMatchObject({ address: knownAddress });
  });

  test("error: a weak password, wrong words or a bad key leave nothing behind [E13]", async () => {
    const { vault, platform } = await openTestVault();
    const words = { kind: "words", words: knownWords, passphrase: "" } as const;
    expect(await vault.create(words, "password1234567")).toMatchObject({ status: "weak-password" });
    expect(await vault.create(words, "short1")).toMatchObject({ status: "weak-password" });
    expect(await vault.create({ ...words, words: `${knownWords}x` }, goodPassword)).toMatchObject({
      status: "bad-words",
      position: 11,
    });
    expect(await vault.create({ kind: "privateKey", key: "0x00" }, goodPassword)).toEqual({
      status: "bad-key",
    });
    expect(vault.status()).toBe("empty");
    expect(platform.localValues.size).toBe(0);
  });

  test("error: never a second wallet over the first, nor over what is left of one [E02]", async () => {
    const { vault, platform, mirror, restart } = await openKnownVault();
    const words = { kind: "words", words: knownWords, passphrase: "" } as const;
    await expect(vault.create(words, goodPassword)).rejects.toMatchObject({ code: "vault.exists" });
    for (const slot of ["vault.a", "vault.b"]) platform.localValues.set(slot, "garbage");
    mirror.sealed = "garbage";

    const damaged = await restart();

    expect(damaged.vault.status()).toBe("damaged");
    await expect(damaged.vault.create(words, goodPassword)).rejects.toMatchObject({ code: "vault.exists" });
  });
});

describe("unlock", () => {
  test("default: the password opens, another does not, and waits grow", async () => {
    const { vault, platform } = await openKnownVault();
    await vault.lock();
    expect(vault.status()).toBe("locked");
    expect(vault.accounts()).toEqual([]);
    expect(await vault.unlock("wrong")).toEqual({ status: "wrong-password", waitMs: 0 });
    expect(await vault.unlock("wrong")).toEqual({ status: "wrong-password", waitMs: 0 });
    expect(await vault.unlock("wrong")).toEqual({ status: "wrong-password", waitMs: 1000 });
    expect(await vault.unlock(goodPassword)).toEqual({ status: "wait", waitMs: 1000 });
    platform.advance(1000);
    expect(await vault.unlock("wrong")).toEqual({ status: "wrong-password", waitMs: 2000 });
    platform.advance(2000);
    expect(await vault.unlock(goodPassword)).toEqual({ status: "unlocked" });
    expect(vault.accounts()).toEqual([{ address: knownAddress, kind: "derived" }]);
  });

  test("behavior: a worker that woke again need not ask; what is in the browser session is the key alone", async () => {
    const { platform, restart } = await openKnownVault();
    const session = JSON.stringify([...platform.sessionValues]);
    const [seed] = [mnemonicToSeedSync(knownWords)];
    expect(session).not.toContain("junk");
    expect(session).not.toContain(
      Buffer.from(seed ?? [])
        .toString("hex")
        .slice(0, 32),
    );
    expect(session).not.toContain("ac0974bec39a17e36ba4a6b4d238ff94");

    const woken = await restart();

    expect(woken.vault.status()).toBe("unlocked");
    expect(await woken.vault.sign(knownAddress, digest)).toMatch(/^0x[0-9a-f]{130}$/);
  });

  test("behavior: an emptied browser session is a locked wallet, no error [D12]", async () => {
    const { platform, restart } = await openKnownVault();
    platform.sessionValues.clear();
    expect((await restart()).vault.status()).toBe("locked");
  });

  test("behavior: the time of auto-lock counts without the alarm, and when the clock was set back [D10]", async () => {
    const { vault, platform, restart } = await openKnownVault();
    platform.advance(15 * 60_000 - 1);
    expect(vault.status()).toBe("unlocked");
    await vault.touch();
    platform.advance(15 * 60_000 - 1);
    expect(vault.status()).toBe("unlocked");
    platform.advance(1);
    expect(vault.status()).toBe("locked");
    await expect(vault.sign(knownAddress, digest)).rejects.toMatchObject({ code: "vault.locked" });
    expect((await restart()).vault.status()).toBe("locked");
    expect(platform.sessionValues.size).toBe(0);

    const other = await openKnownVault();
    other.platform.advance(-120_000);
    expect(other.vault.status()).toBe("locked");
  });
});

describe("copies", () => {
  test.each([["vault.a"], ["vault.b"]])("behavior: without %s the others open [E01]", async (slot) => {
    const { platform, restart } = await openKnownVault();
    platform.localValues.delete(slot);
    platform.sessionValues.clear();
    const { vault } = await restart();
    expect(await vault.unlock(goodPassword)).toEqual({ status: "unlocked" });
    expect(vault.accounts()).toEqual([{ address: knownAddress, kind: "derived" }]);
  });

  test("behavior: with the whole area gone the database's copy opens [E01]", async () => {
    const { platform, restart } = await openKnownVault();
    platform.localValues.clear();
    platform.sessionValues.clear();
    const { vault } = await restart();
    expect(vault.status()).toBe("locked");
    expect(await vault.unlock(goodPassword)).toEqual({ status: "unlocked" });
  });

  test("behavior: a failing write changes nothing, in memory or on the disk [E08]", async () => {
    const { vault, platform, restart } = await openKnownVault();
    platform.failWrites(1);
    await expect(vault.addAccount()).rejects.toThrow();
    expect(vault.accounts()).toHaveLength(1);
    const { vault: woken } = await restart();
    expect(woken.accounts()).toHaveLength(1);
    await woken.addAccount();
    expect(woken.accounts()).toHaveLength(2);
  });

  test("behavior: a crash between slot and pointer leaves a whole generation [E06]", async () => {
    const { vault, platform, restart } = await openKnownVault();
    const before = new Map(platform.localValues);
    await vault.addAccount();
    const [next] = [platform.localValues.get("vault.a"), platform.localValues.get("vault.b")];
    platform.localValues.clear();
    for (const [key, value] of before) platform.localValues.set(key, value);
    platform.localValues.set(before.get("vault.pointer") === "vault.b" ? "vault.a" : "vault.b", next);
    const { vault: woken } = await restart();
    expect(woken.accounts()).toHaveLength(2);
  });
});

describe("keys", () => {
  test("behavior: signatures recover to the account, low s, v 27 or 28, the same each time [E28]", async () => {
    const { vault } = await openKnownVault();
    const signature = await vault.sign(knownAddress, digest);
    expect(nobleCurve.recover(digest, signature)).toBe(knownAddress);
    expect(await vault.sign(knownAddress, digest)).toBe(signature);
  });

  test("behavior: the account root is HKDF of the seed, and of the key for an imported one", async () => {
    const { vault } = await openKnownVault();
    const info = hexToBytes(knownAddress.slice(2));
    const expected = hkdf(sha256, mnemonicToSeedSync(knownWords), "sechub-root-v1", info, 32);
    expect(await vault.accountRoot(knownAddress)).toEqual(expected);
    const key = "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";
    const imported = await vault.importAccount(key, goodPassword);
    expect(imported).toMatchObject({ status: "imported" });
    const address = imported.status === "imported" ? imported.address : knownAddress;
    const root = hkdf(sha256, hexToBytes(key), "sechub-root-v1", hexToBytes(address.slice(2)), 32);
    expect(await vault.accountRoot(address)).toEqual(root);
  });

  test("error: an account of another wallet is not signed for", async () => {
    const { vault } = await openKnownVault();
    const stranger: Hex = `0x${"11".repeat(20)}`;
    await expect(vault.sign(stranger, digest)).rejects.toMatchObject({ code: "vault.unknown-account" });
  });

  test("behavior: words and keys come out only after the password [E24]", async () => {
    const { vault } = await openKnownVault();
    expect(await vault.revealWords("wrong")).toEqual({ status: "wrong-password" });
    expect(await vault.importAccount(`0x${"22".repeat(32)}`, "wrong")).toEqual({ status: "wrong-password" });
    expect(await vault.revealWords(goodPassword)).toEqual({
      status: "revealed",
      words: knownWords.split(" "),
    });
    await vault.lock();
    await expect(vault.revealWords(goodPassword)).rejects.toMatchObject({ code: "vault.locked" });
  });

  test("behavior: a wallet from a private key has no words, and derives nothing", async () => {
    const { vault } = await openTestVault();
    const key = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    expect(await vault.create({ kind: "privateKey", key }, goodPassword)).toEqual({
      status: "created",
      address: knownAddress,
    });
    expect(await vault.revealWords(goodPassword)).toEqual({ status: "no-words" });
    await expect(vault.addAccount()).rejects.toMatchObject({ code: "vault.without-words" });
  });
});
