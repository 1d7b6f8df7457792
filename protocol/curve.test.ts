import { readFileSync } from "node:fs";
import { secp256k1 } from "@noble/curves/secp256k1";
import { sha256 } from "@noble/hashes/sha2";
import { SigningKey } from "ethers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { needData } from "../test/support/needData.ts";
import { addressOfPoint, type Hex, nobleCurve, toBytes, toHex } from "./index.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const word = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((all): Hex => toHex(all));
const vectors = "../shared/data/vectors";
const files = ["wycheproof-ecdsa-secp256k1-sha256-low-s.json", "wycheproof-ecdsa-secp256k1-sha256.json"];

describe(`nobleCurve (seed ${seed}) [SM17] [SM19]`, () => {
  test("default: signs as another library does, and finds the signer again", () => {
    fc.assert(
      fc.property(word, word, (digest, key) => {
        if (!secp256k1.utils.isValidPrivateKey(toBytes(key))) return;
        const signature = nobleCurve.sign(digest, key);
        expect(signature).toBe(new SigningKey(key).sign(digest).serialized);
        expect(nobleCurve.recover(digest, signature)).toBe(nobleCurve.address(key));
      }),
      { seed, numRuns: 100 },
    );
  });

  test("error: noise is nobody's signature and throws nothing", () => {
    fc.assert(
      fc.property(word, fc.string(), (digest, noise) => {
        expect(nobleCurve.recover(digest, noise as Hex)).toBeNull();
      }),
      { seed, numRuns: 200 },
    );
  });

  test.each([
    ["all zeros", `0x${"00".repeat(64)}1b`],
    ["r of the order", `0x${secp256k1.CURVE.n.toString(16)}${"11".repeat(32)}1b`],
    ["r that is no point", `0x${"ff".repeat(32)}${"11".repeat(32)}1b`],
    ["v 29", `0x${"11".repeat(64)}1d`],
    ["66 bytes", `0x${"11".repeat(64)}1b00`],
  ] as const)("error: %s recovers nobody", (_name, signature) => {
    expect(nobleCurve.recover(`0x${"22".repeat(32)}`, signature)).toBeNull();
  });
});

interface Suite {
  testGroups: { publicKey: { uncompressed: string }; tests: Case[] }[];
}
interface Case {
  tcId: number;
  comment: string;
  msg: string;
  sig: string;
  result: "valid" | "invalid";
}

describe.each(files)("%s, where it is at hand [SM19]", (file) => {
  const path = `${vectors}/${file}`;
  test("default: accepts what is valid with low s, and nothing else", (context) => {
    needData(context, path);
    const { testGroups } = JSON.parse(readFileSync(path, "utf8")) as Suite;
    let seen = 0;
    for (const { publicKey, tests } of testGroups) {
      const address = addressOfPoint(Buffer.from(publicKey.uncompressed, "hex"));
      for (const one of tests) {
        const accepted = signaturesOf(one).some(
          (signature) =>
            nobleCurve.recover(toHex(sha256(Buffer.from(one.msg, "hex"))), signature) === address,
        );
        expect(accepted, `${one.tcId} ${one.comment}`).toBe(one.result === "valid" && isExpressible(one));
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(400);
  });
});

/** The vector's signature as the wire writes it, with either v; none where its DER is none. */
function signaturesOf({ sig }: Case): Hex[] {
  try {
    const compact = secp256k1.Signature.fromDER(sig).toCompactHex();
    return [`0x${compact}1b`, `0x${compact}1c`];
  } catch {
    return [];
  }
}

/** Low s, and an r that is the x of a point: the rare wrapped one needs a recovery number that v 27 and 28 cannot say. */
function isExpressible({ sig, comment }: Case): boolean {
  return !comment.includes("large x-coordinate") && !secp256k1.Signature.fromDER(sig).hasHighS();
}
