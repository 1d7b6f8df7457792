import { TypedDataEncoder } from "ethers";
import fc from "fast-check";
import { hashTypedData, toHex } from "viem";
import { describe, expect, test } from "vitest";
import { own, sampleRequest } from "../samples.ts";
import type { TypedDataSubject } from "../subject.ts";
import { canonicalise } from "./canonicalise.ts";
import { typedDataDigest } from "./typedData.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
/** Ten times as many in a full run. */
const runs = 1000 * Number(process.env["PROPERTY_TIMES"] ?? 1);

type Types = Record<string, readonly { name: string; type: string }[]>;
interface Form {
  types: Types;
  primaryType: string;
  domain: Record<string, unknown>;
  message: Record<string, unknown>;
}
/** A type with a value of it, as pages write it and as the reference libraries want it. */
interface Typed {
  type: string;
  value: unknown;
}

const bytesOf = (size: { minLength?: number; maxLength: number }) =>
  fc.uint8Array(size).map((bytes) => toHex(bytes));
const uint = fc
  .integer({ min: 1, max: 32 })
  .chain((size) =>
    fc
      .oneof(fc.constantFrom(0n, 2n ** BigInt(size * 8) - 1n), fc.bigInt(0n, 2n ** BigInt(size * 8) - 1n))
      .map((value): Typed => ({ type: `uint${size * 8}`, value: value.toString() })),
  );
const int = fc.integer({ min: 1, max: 32 }).chain((size) => {
  const most = 2n ** BigInt(size * 8 - 1);
  return fc
    .oneof(fc.constantFrom(-most, -1n, most - 1n), fc.bigInt(-most, most - 1n))
    .map((value): Typed => ({ type: `int${size * 8}`, value: value.toString() }));
});
const fixed = fc
  .integer({ min: 1, max: 32 })
  .chain((size) =>
    bytesOf({ minLength: size, maxLength: size }).map((value): Typed => ({ type: `bytes${size}`, value })),
  );
const leaf: fc.Arbitrary<Typed> = fc.oneof(
  uint,
  int,
  fixed,
  fc.boolean().map((value) => ({ type: "bool", value })),
  fc.string({ unit: "grapheme", maxLength: 40 }).map((value) => ({ type: "string", value })),
  bytesOf({ maxLength: 70 }).map((value) => ({ type: "bytes", value })),
  bytesOf({ minLength: 20, maxLength: 20 }).map((value) => ({ type: "address", value })),
);
/** Lists, also of lists and of fixed length. */
const field: fc.Arbitrary<Typed> = fc.oneof(
  { weight: 4, arbitrary: leaf },
  {
    weight: 1,
    arbitrary: fc
      .record({ one: leaf, count: fc.nat(4), isFixed: fc.boolean(), isDouble: fc.boolean() })
      .map(({ one, count, isFixed, isDouble }) => {
        const list = Array.from({ length: count }, () => one.value);
        const type = `${one.type}[${isFixed ? count : ""}]`;
        return isDouble ? { type: `${type}[]`, value: [list, list] } : { type, value: list };
      }),
  },
);
const struct = fc.array(field, { minLength: 1, maxLength: 6 }).map((fields) => ({
  fields: fields.map(({ type }, index) => ({ name: `f${index}`, type })),
  value: Object.fromEntries(fields.map(({ value }, index) => [`f${index}`, value])),
}));
/** Not named in the order they stand in, since that is what the encoding sorts. */
const form: fc.Arbitrary<Form> = fc
  .record({ outer: struct, inner: struct, deep: struct, salt: fc.boolean(), verifying: fc.boolean() })
  .map(({ outer, inner, deep, salt, verifying }) => {
    const innerValue = { ...inner.value, deep: [deep.value, deep.value] };
    const domain = {
      name: "App ✓",
      chainId: 1,
      ...(verifying ? { verifyingContract: `0x${"c".repeat(40)}` } : {}),
      ...(salt ? { salt: `0x${"5a".repeat(32)}` } : {}),
    };
    const domainTypes = [
      { name: "name", type: "string" },
      { name: "chainId", type: "uint256" },
      ...(verifying ? [{ name: "verifyingContract", type: "address" }] : []),
      ...(salt ? [{ name: "salt", type: "bytes32" }] : []),
    ];
    return {
      types: {
        EIP712Domain: domainTypes,
        Outer: [...outer.fields, { name: "one", type: "Zebra" }, { name: "many", type: "Zebra[]" }],
        Zebra: [...inner.fields, { name: "deep", type: "Alpha[2]" }],
        Alpha: deep.fields,
      },
      primaryType: "Outer",
      domain,
      message: { ...outer.value, one: innerValue, many: [innerValue] },
    };
  });

function subjectOf(typedData: unknown): TypedDataSubject {
  const canonical = canonicalise(sampleRequest("eth_signTypedData_v4", [own, typedData]));
  if (canonical.status === "refused") throw new TypeError(canonical.reason.message);
  return canonical.subject as TypedDataSubject;
}

function ethersHash({ types: { EIP712Domain: _, ...types }, domain, message }: Form): string {
  return TypedDataEncoder.hash(domain, types as Record<string, { name: string; type: string }[]>, message);
}

describe(`typed data against two other implementations (seed ${seed}, ${runs} forms)`, () => {
  test(
    "default: the digest is theirs, of the page's form and of the form that is shown [H19] [G20] [BY6]",
    () => {
      fc.assert(
        fc.property(form, fc.boolean(), (typedData, isText) => {
          const subject = subjectOf(isText ? JSON.stringify(typedData) : typedData);
          const shown = JSON.parse(JSON.stringify(subject.typedData)) as Form;

          expect(subject.digest).toBe(ethersHash(typedData));
          expect(subject.digest).toBe(hashTypedData(typedData as Parameters<typeof hashTypedData>[0]));
          expect(ethersHash(shown)).toBe(subject.digest);
          expect(typedDataDigest(subject.typedData)).toBe(subject.digest);
          expect(subjectOf(shown)).toEqual(subject);
        }),
        { seed, numRuns: runs },
      );
    },
    30_000 + runs * 100,
  );

  test("default: the example of EIP-712 has the hashes that the standard prints [H19]", () => {
    const person = [
      { name: "name", type: "string" },
      { name: "wallet", type: "address" },
    ];
    const subject = subjectOf({
      types: {
        EIP712Domain: [
          { name: "name", type: "string" },
          { name: "version", type: "string" },
          { name: "chainId", type: "uint256" },
          { name: "verifyingContract", type: "address" },
        ],
        Person: person,
        Mail: [
          { name: "from", type: "Person" },
          { name: "to", type: "Person" },
          { name: "contents", type: "string" },
        ],
      },
      primaryType: "Mail",
      domain: {
        ...{ name: "Ether Mail", version: "1", chainId: 1 },
        verifyingContract: "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC",
      },
      message: {
        from: { name: "Cow", wallet: "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826" },
        to: { name: "Bob", wallet: "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB" },
        contents: "Hello, Bob!",
      },
    });

    expect([subject.domainHash, subject.messageHash, subject.digest]).toEqual([
      "0xf2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f",
      "0xc52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e",
      "0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2",
    ]);
  });

  test("error: a form whose digest is of other fields is another form", () => {
    const { typedData, digest } = subjectOf({
      types: { EIP712Domain: [], Note: [{ name: "text", type: "string" }] },
      ...{ primaryType: "Note", domain: {}, message: { text: "a" } },
    });

    expect(typedDataDigest({ ...typedData, message: { text: "b" } })).not.toBe(digest);
    expect(() => typedDataDigest({ ...typedData, message: { text: "a", more: "c" } })).toThrow(
      /not in types/,
    );
  });
});
