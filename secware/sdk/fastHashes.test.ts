import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { hashes, nobleHashes, takeFasterHashes } from "../../protocol/index.ts";
import { speedUpHashes } from "./fastHashes.ts";
import { type Logger, silentLogger } from "./logger.ts";

afterEach(() => {
  takeFasterHashes(nobleHashes);
});

describe("speedUpHashes", () => {
  test("default: the fast hashes load and agree with the pure ones on any bytes", async () => {
    expect(await speedUpHashes(silentLogger)).toBe(true);

    expect(hashes()).not.toBe(nobleHashes);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1_200 }), (bytes) => {
        expect(Buffer.from(hashes().keccak256(bytes))).toEqual(Buffer.from(nobleHashes.keccak256(bytes)));
        expect(Buffer.from(hashes().sha256(bytes))).toEqual(Buffer.from(nobleHashes.sha256(bytes)));
      }),
    );
  });

  test.each([
    ["does not load", () => Promise.reject(new Error("no WebAssembly here")), "hashes.fast-missing"],
    [
      "does not agree",
      async () => ({ ...nobleHashes, keccak256: nobleHashes.sha256 }),
      "hashes.self-test-failed",
    ],
  ])("error: one that %s leaves the pure ones in use, and says so", async (_name, load, event) => {
    const warned: string[] = [];
    const logger: Logger = { ...silentLogger, warn: (name) => void warned.push(name) };

    expect(await speedUpHashes(logger, load)).toBe(false);

    expect(warned).toEqual([event]);
    expect(hashes()).toBe(nobleHashes);
  });
});
