import { readFileSync } from "node:fs";
import { HDKey } from "@scure/bip32";
import { entropyToMnemonic } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english";
import { ethers } from "ethers";
import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { needData } from "../../../test/support/needData.ts";
import { addressOf, derivePrivateKey } from "./keys.ts";
import { createWords, judgeWords, seedOf } from "./words.ts";

const vectors = "../shared/data/vectors";
const bip39 = `${vectors}/bip39.json`;
const bip32 = `${vectors}/bip32.json`;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("createWords", () => {
  test.each([12, 24] as const)("default: %i words that are a phrase", (count) => {
    const words = createWords(count);
    expect(words).toHaveLength(count);
    expect(judgeWords(words.join(" "))).toEqual({ status: "valid", words: words.join(" ") });
  });

  test("behavior: never from Math.random, never twice the same [E25]", () => {
    vi.spyOn(Math, "random").mockImplementation(() => {
      throw new TypeError("Math.random was used");
    });
    const seen = new Set(Array.from({ length: 2000 }, () => createWords(12).join(" ")));
    vi.restoreAllMocks();
    expect(seen.size).toBe(2000);
  });
});

describe("judgeWords", () => {
  test("behavior: a person's spacing and case do not matter", () => {
    const typed = "  Test test\ttest test test test test test test test test\n JUNK ";
    expect(judgeWords(typed)).toMatchObject({ status: "valid", words: expect.stringMatching(/junk$/) });
  });

  test("error: says which word is to blame, or that it is the whole", () => {
    const almost = "test test test test test test test test test test test";
    expect(judgeWords(`${almost} junkk`)).toMatchObject({ status: "invalid", position: 11 });
    expect(judgeWords(`${almost} test`)).toMatchObject({ status: "invalid" });
    expect(judgeWords(almost)).toMatchObject({ status: "invalid", reason: expect.stringContaining("11") });
    expect(judgeWords("")).toMatchObject({ status: "invalid" });
  });
});

describe("second implementation", () => {
  test("behavior: the same accounts as an independent library, for generated entropy [E26]", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.nat(20),
        async (entropy, index) => {
          const words = entropyToMnemonic(entropy, wordlist);
          const theirs = ethers.HDNodeWallet.fromPhrase(words, "", `m/44'/60'/0'/0/${index}`);
          const ours = derivePrivateKey(await seedOf(words, ""), index);
          expect(`0x${hex(ours)}`).toBe(theirs.privateKey);
          expect(addressOf(ours)).toBe(theirs.address.toLowerCase());
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe("official vectors, where they are at hand", () => {
  test("behavior: BIP-39, all English phrases and seeds [E25]", async (context) => {
    needData(context, bip39);
    const { english } = JSON.parse(readFileSync(bip39, "utf8")) as {
      english: [string, string, string, string][];
    };
    expect(english.length).toBeGreaterThanOrEqual(24);
    for (const [entropy, words, seed] of english) {
      expect(entropyToMnemonic(Buffer.from(entropy, "hex"), wordlist)).toBe(words);
      expect(judgeWords(words).status).toMatch(/valid/);
      expect(hex(await seedOf(words, "TREZOR"))).toBe(seed);
    }
  });

  test("behavior: BIP-32, valid families and invalid keys [E26]", (context) => {
    needData(context, bip32);
    const file = JSON.parse(readFileSync(bip32, "utf8")) as Bip32File;
    const own = file.valid.filter(({ network }) => network === "bitcoin");
    for (const { master, children } of own) {
      const root =
        master.seed === undefined
          ? HDKey.fromExtendedKey(master.base58Priv)
          : HDKey.fromMasterSeed(Buffer.from(master.seed, "hex"));
      expect(root.privateExtendedKey).toBe(master.base58Priv);
      for (const { path, privKey, base58Priv } of children) {
        const node = root.derive(path);
        expect(hex(node.privateKey ?? new Uint8Array())).toBe(privKey);
        expect(node.privateExtendedKey).toBe(base58Priv);
      }
    }
    expect(own.length).toBeGreaterThanOrEqual(4);
    const refused = file.invalid.fromBase58.filter(
      ({ exception }) => exception !== "Invalid network version",
    );
    for (const { string } of refused) expect(() => HDKey.fromExtendedKey(string)).toThrow();
    for (const { seed } of file.invalid.fromSeed) {
      expect(() => HDKey.fromMasterSeed(Buffer.from(seed, "hex"))).toThrow();
    }
  });
});

interface Bip32Key {
  privKey: string;
  base58Priv: string;
}
interface Bip32File {
  valid: {
    network: string;
    master: Bip32Key & { seed?: string };
    children: (Bip32Key & { path: string })[];
  }[];
  invalid: { fromBase58: { string: string; exception: string }[]; fromSeed: { seed: string }[] };
}
