import { AbiCoder } from "ethers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeGrantHeader, encodeGrantHeader, type Hex, toBase64, toBytes } from "../index.ts";
import type { CallerGrant } from "../statements.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((all): Hex => `0x${Buffer.from(all).toString("hex")}`);
const safe = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const grants = fc.record({
  ...{
    purchaseId: hex(32),
    caller: hex(20),
    maxCalls: safe,
    validAfter: safe,
    validUntil: safe,
    epoch: safe,
  },
  audience: fc.webUrl({ size: "small" }),
});
const shape =
  "(bytes32 purchaseId,address caller,uint64 maxCalls,uint64 validAfter,uint64 validUntil,uint64 epoch,string audience)";
const sample: CallerGrant = {
  ...{ purchaseId: `0x${"ab".repeat(32)}`, caller: `0x${"01".repeat(20)}`, maxCalls: 3, validAfter: 1 },
  ...{ validUntil: 2, epoch: 0, audience: "https://api.example" },
} as const;
const signature: Hex = `0x${"cd".repeat(65)}`;

describe(`grant header (seed ${seed})`, () => {
  test("default: is abi.encode as another library writes it, and is read again", () => {
    fc.assert(
      fc.property(grants, hex(65), (grant, signed) => {
        const header = encodeGrantHeader({ grant, signature: signed });
        const other = AbiCoder.defaultAbiCoder().encode([shape, "bytes"], [grant, signed]) as Hex;
        expect(header).toBe(`g=:${toBase64(toBytes(other))}:`);
        expect(decodeGrantHeader(header)).toEqual({ grant, signature: signed });
      }),
      { seed, numRuns: 200 },
    );
  });

  const header = encodeGrantHeader({ grant: sample, signature });
  const bytes = Buffer.from(header.slice(3, -1), "base64");
  const bent = (at: number, value: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = value;
    return `g=:${copy.toString("base64")}:`;
  };

  test.each([
    ["nothing", ""],
    ["another key", header.replace("g=", "h=")],
    ["trailing bytes", `g=:${Buffer.concat([bytes, Buffer.alloc(32)]).toString("base64")}:`],
    ["cut short", `g=:${bytes.subarray(0, 300).toString("base64")}:`],
    ["a dirty address", bent(64 + 32, 1)],
    ["a dirty fill byte", bent(bytes.length - 1, 1)],
    ["another place for the audience", bent(64 + 6 * 32 + 31, 0)],
    ["a number past 2^53", bent(64 + 2 * 32, 255)],
  ])("error: %s is no grant", (_name, text) => {
    expect(decodeGrantHeader(text)).toBeNull();
  });
});
