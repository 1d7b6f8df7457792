import { getBytes, hashMessage, toUtf8Bytes, verifyMessage, verifyTypedData } from "ethers";
import fc from "fast-check";
import { toHex } from "viem";
import { privateKeyToAccount, sign } from "viem/accounts";
import { describe, expect, test } from "vitest";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import { permitOf, sampleRequest, typedDataOf } from "../../../extension/domain/samples.ts";
import { canonicalise } from "../../../extension/domain/subject/canonicalise.ts";
import type { MessageSubject, TypedDataSubject } from "../../../extension/domain/subject.ts";
import { createSigning } from "./createSigning.ts";

const privateKey: Hex = `0x${"6".repeat(64)}`;
const account = privateKeyToAccount(privateKey).address.toLowerCase() as Address;
/** A vault that holds one key in the open, and says what it was asked to sign. */
function setup() {
  const asked: Hex[] = [];
  const signing = createSigning({
    sign: (_: Address, hash: Hex) => {
      asked.push(hash);
      return sign({ hash, privateKey, to: "hex" });
    },
  });
  return { asked, signing };
}

function subjectOf<T>(method: string, params: unknown): T {
  const canonical = canonicalise(sampleRequest(method, params, { ownAccounts: [account] }));
  if (canonical.status === "refused") throw new TypeError(canonical.reason.message);
  return canonical.subject as T;
}
const form = (typedData: unknown) =>
  subjectOf<TypedDataSubject>("eth_signTypedData_v4", [account, typedData]);

describe("what is signed is what is shown", () => {
  test("default: another library recovers the account from the fields that are shown [G20] [BY6]", async () => {
    const { signing } = setup();
    const fields = fc.record({
      text: fc.string({ unit: "grapheme" }),
      amount: fc.bigInt(0n, 2n ** 256n - 1n),
    });
    await fc.assert(
      fc.asyncProperty(fields, async ({ text, amount }) => {
        const types = { Note: ["string text", "uint256 amount"] };
        const subject = form(typedDataOf("Note", types, { text, amount: amount.toString() }));
        const { types: shownTypes, domain, message } = subject.typedData;
        const { EIP712Domain: _, ...rest } = JSON.parse(JSON.stringify(shownTypes));

        const signature = await signing.signMessage(subject);

        expect(verifyTypedData(domain, rest, message, signature).toLowerCase()).toBe(account);
        expect(message).toEqual({ text, amount: amount.toString() });
      }),
      { numRuns: 40 },
    );
  });

  test("default: a message is signed as the bytes and the text that are shown [G20] [H03]", async () => {
    const { signing } = setup();
    const content = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.uint8Array({ maxLength: 80 }).map((bytes) => toHex(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(content, async (message) => {
        const subject = subjectOf<MessageSubject>("personal_sign", [message, account]);
        const signature = await signing.signMessage(subject);

        expect(hashMessage(getBytes(subject.raw))).toBe(subject.digest);
        expect(verifyMessage(getBytes(subject.raw), signature).toLowerCase()).toBe(account);
        if (subject.text !== null) expect(toHex(toUtf8Bytes(subject.text))).toBe(subject.raw);
      }),
      { numRuns: 60 },
    );
  });

  test.each<[string, (subject: TypedDataSubject) => TypedDataSubject]>([
    ["another digest", (subject) => ({ ...subject, digest: `0x${"1".repeat(64)}` })],
    [
      "another field",
      (subject) => ({
        ...subject,
        typedData: { ...subject.typedData, message: { ...subject.typedData.message, value: "2" } },
      }),
    ],
    [
      "a field more",
      (subject) => ({
        ...subject,
        typedData: { ...subject.typedData, message: { ...subject.typedData.message, gift: "2" } },
      }),
    ],
    [
      "another domain",
      (subject) => ({
        ...subject,
        typedData: { ...subject.typedData, domain: { ...subject.typedData.domain, version: "9" } },
      }),
    ],
    [
      "another type",
      (subject) => ({ ...subject, typedData: { ...subject.typedData, primaryType: "EIP712Domain" } }),
    ],
  ])("error: a form that was kept with %s is never signed [G20]", async (_, change) => {
    const { signing, asked } = setup();
    const kept = change(form(permitOf()));

    await expect(signing.signMessage(kept)).rejects.toThrow();
    expect(asked).toEqual([]);
  });

  test("error: a message that was kept with other bytes is never signed [G20]", async () => {
    const { signing, asked } = setup();
    const subject = subjectOf<MessageSubject>("personal_sign", ["0x6869", account]);

    await expect(signing.signMessage({ ...subject, raw: "0x6868" })).rejects.toThrow(/of its own bytes/);
    expect(asked).toEqual([]);
  });
});
