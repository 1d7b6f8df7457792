import { decrypt, keyFromPassword } from "@metamask/browser-passworder";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeSealed, deriveVaultKey, importVaultKey, iterations, seal, unseal } from "./seal.ts";

const salt = new Uint8Array(16).fill(7);
const contents = new TextEncoder().encode('"secret"');
const rawKey = new Uint8Array(32).fill(9);

async function sealOnce() {
  const key = await importVaultKey(rawKey);
  const stored = await seal(key, contents, { iterations: iterations.chosen, generation: 3, salt });
  return { key, stored };
}

describe("seal", () => {
  test("default: what was sealed opens, with its header", async () => {
    const { key, stored } = await sealOnce();
    const sealed = decodeSealed(stored);
    expect(await unseal(key, sealed)).toEqual(contents);
    expect(sealed.header).toMatchObject({ iterations: iterations.chosen, generation: 3, salt });
  });

  test("behavior: every single flipped bit of header, nonce or ciphertext is noticed [E10]", async () => {
    const { key, stored } = await sealOnce();
    const bytes = Buffer.from(stored, "hex");
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await openOrNull(key, flipped.toString("hex"))).toBeNull();
    }
  });

  test("behavior: nonces do not repeat", async () => {
    const { key } = await sealOnce();
    const seen = new Set<string>();
    for (let round = 0; round < 200; round += 1) {
      const stored = await seal(key, contents, { iterations: iterations.chosen, generation: 1, salt });
      seen.add(decodeSealed(stored).header.nonce.join());
    }
    expect(seen.size).toBe(200);
  });

  test("error: iterations outside the bounds are refused before deriving [E10] [E11] [E12]", async () => {
    const { stored } = await sealOnce();
    const bytes = Buffer.from(stored, "hex");
    for (const rounds of [0, 1, iterations.floor - 1, iterations.cap + 1, 2 ** 31, 2 ** 32 - 1]) {
      bytes.writeUInt32BE(rounds, 5);
      expect(() => decodeSealed(bytes.toString("hex"))).toThrow("The stored vault cannot be read.");
      await expect(deriveVaultKey("x", salt, rounds)).rejects.toMatchObject({ code: "vault.wrong-format" });
    }
    expect(iterations).toEqual({ chosen: 900_000, floor: 600_000, cap: 10_000_000 });
  });

  test("error: whatever else is stored is refused, not guessed at", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => decodeSealed(value)).toThrow("The stored vault cannot be read.");
      }),
    );
  });
});

describe("second implementation", () => {
  test("behavior: a widely used library derives the same key and opens what we sealed", async () => {
    const password = "velvet harbour kite 29";
    const raw = await deriveVaultKey(password, salt, iterations.chosen);
    const options = {
      algorithm: "PBKDF2" as const,
      params: { iterations: iterations.chosen },
    };
    const theirs = await keyFromPassword(password, Buffer.from(salt).toString("base64"), false, options);
    const nonce = new Uint8Array(16).fill(1);
    const ours = await importVaultKey(raw);
    const ciphertext = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, ours, contents);
    const opened = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: nonce },
      "key" in theirs ? theirs.key : theirs,
      ciphertext,
    );
    expect(new Uint8Array(opened)).toEqual(contents);
    const vault = JSON.stringify({
      data: Buffer.from(ciphertext).toString("base64"),
      iv: Buffer.from(nonce).toString("base64"),
      salt: Buffer.from(salt).toString("base64"),
      keyMetadata: options,
    });
    expect(await decrypt(password, vault)).toBe("secret");
  });
});

async function openOrNull(key: CryptoKey, stored: string) {
  try {
    return await unseal(key, decodeSealed(stored));
  } catch {
    return null;
  }
}
