import { afterEach, describe, expect, test } from "vitest";
import { keccak, sha256Of, toHex, toUtf8Bytes } from "./bytes.ts";
import { type Hashes, hashes, nobleHashes, takeFasterHashes } from "./hashes.ts";

afterEach(() => {
  takeFasterHashes(nobleHashes);
});

describe("takeFasterHashes", () => {
  test("default: an implementation that agrees is used from then on", () => {
    let asked = 0;
    const counting: Hashes = {
      ...nobleHashes,
      keccak256: (bytes) => {
        asked++;
        return nobleHashes.keccak256(bytes);
      },
    };

    expect(takeFasterHashes(counting)).toBe(true);
    asked = 0;
    const digest = keccak(toUtf8Bytes(""));

    expect(asked).toBe(1);
    expect(digest).toBe("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  });

  test.each<[string, Partial<Hashes>]>([
    [
      "is SHA-3, which pads otherwise",
      { keccak256: (bytes) => nobleHashes.keccak256(Uint8Array.of(6, ...bytes)) },
    ],
    [
      "is wrong for one length",
      { sha256: (bytes) => nobleHashes.sha256(bytes.length === 64 ? new Uint8Array() : bytes) },
    ],
    ["gives too few bytes", { keccak256: (bytes) => nobleHashes.keccak256(bytes).subarray(12) }],
    ["writes its next answer over the last", reusing()],
    [
      "changes what it was given",
      {
        sha256: (bytes) => {
          const digest = nobleHashes.sha256(bytes);
          bytes.fill(0);
          return digest;
        },
      },
    ],
    [
      "throws",
      {
        keccak256: () => {
          throw new RangeError("out of memory");
        },
      },
    ],
  ])("error: one that %s is not taken", (_name, wrong) => {
    const candidate = { ...nobleHashes, ...wrong };

    expect(takeFasterHashes(candidate)).toBe(false);
    expect(hashes()).toBe(nobleHashes);
    expect(toHex(sha256Of(toUtf8Bytes("abc")))).toBe(
      "0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});

function reusing(): Partial<Hashes> {
  const memory = new Uint8Array(32);
  return {
    keccak256: (bytes) => {
      memory.set(nobleHashes.keccak256(bytes));
      return memory;
    },
  };
}
