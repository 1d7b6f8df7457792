import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compress, decompress } from "./compress.ts";
import { type DocumentPlace, DocumentTooLargeError, openDocument, sealDocument } from "./sealDocument.ts";

const place: DocumentPlace = {
  accountRoot: new Uint8Array(32).fill(7),
  chainId: 31337,
  hub: "0x00000000000000000000000000000000000000aa",
  version: 3,
};
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const seal = (text: string, at = place) => sealDocument(text, at, randomBytes);

describe("sealDocument", () => {
  test("default: what is sealed opens again at the same place [BY18]", async () => {
    const text = JSON.stringify({ v: 1, policy: { rules: [] }, parameters: {}, conditionAmounts: {} });

    const opened = await openDocument(await seal(text), place);

    expect(opened).toEqual({ status: "opened", text });
  });

  test("behavior: any text survives", async () => {
    const seed = 20261121;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 2000 }), async (text) => {
        expect(await openDocument(await seal(text), place)).toEqual({ status: "opened", text });
      }),
      { seed, numRuns: 40 },
    );
  });

  test("behavior: the same text is sealed into other bytes each time, and reveals none of it", async () => {
    const text = "sentinel-parameter ".repeat(20);

    const [one, two] = await Promise.all([seal(text), seal(text)]);

    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect(Buffer.from(one).toString("latin1")).not.toContain("sentinel");
    expect(one.length).toBeLessThan(text.length);
  });

  test.each([
    ["another account", { accountRoot: new Uint8Array(32).fill(8) }],
    ["another chain", { chainId: 1 }],
    ["another SecHub", { hub: "0x00000000000000000000000000000000000000ab" as const }],
    ["another version", { version: 4 }],
  ])("behavior: a document sealed for %s is unreadable", async (_name, change) => {
    const bytes = await seal("{}", { ...place, ...change });

    expect(await openDocument(bytes, place)).toEqual({ status: "unreadable" });
  });

  test("behavior: each changed byte makes it unreadable", async () => {
    const bytes = await seal("{}");
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await openDocument(changed, place)).toEqual({ status: "unreadable" });
    }
  });

  test("behavior: no bytes, too few or too many are unreadable", async () => {
    for (const length of [0, 1, 13, 8 * 1024 + 1])
      expect(await openDocument(new Uint8Array(length), place)).toEqual({ status: "unreadable" });
  });

  test("error: a document that the contract would not take", async () => {
    const noise = Buffer.from(randomBytes(9000)).toString("base64");

    await expect(seal(noise)).rejects.toThrow(DocumentTooLargeError);
  });

  test("error: a text that would not be opened again, however well it packs", async () => {
    await expect(seal("a".repeat(200_000))).rejects.toThrow(DocumentTooLargeError);
  });

  test("behavior: unpacking stops where few bytes would grow without end", async () => {
    const packed = await compress(new Uint8Array(200_000));

    expect(packed?.length).toBeLessThan(1000);
    expect(await decompress(packed ?? new Uint8Array(), 100_000)).toBe(null);
    expect(await decompress(new Uint8Array([1, 2, 3]), 10)).toBe(null);
  });
});
