import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../test/support/propertyRuns.ts";
import {
  concat,
  decodeAny,
  decodeCallHeader,
  decodeSubject,
  encodeSubject,
  fromBase64,
  fromUtf8,
  type Hex,
  type Manifest,
  readEnvelope,
  readManifest,
  readProblem,
  readUsage,
  scanRequest,
  scanResult,
  subjectHash,
  toBase64,
  toBase64Url,
  toBytes,
  toHex,
  toUtf8Bytes,
  toWord,
  type WireSubject,
  wireNeeds,
} from "./index.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const address: Hex = `0x${"01".repeat(20)}`;
const hash: Hex = `0x${"ab".repeat(32)}`;

describe(`bytes (seed ${seed})`, () => {
  test("default: base64 both ways, as another library writes it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
        expect(fromBase64(toBase64(bytes))).toEqual(Uint8Array.from(bytes));
        expect(fromBase64(toBase64Url(bytes), true)).toEqual(Uint8Array.from(bytes));
      }),
      { seed },
    );
  });

  test.each(["A", "AB==C", "AB=", "AA=A", "AB==", "A-==", "A A=", "====", "AAAAA"])(
    "error: %j is no base64: two texts must never mean the same bytes",
    (text) => {
      expect(fromBase64(text)).toBeNull();
    },
  );

  test("default: hex both ways and words, in either case of the letters", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.maxSafeNat(), (bytes, number) => {
        const hex: Hex = `0x${Buffer.from(bytes).toString("hex")}`;
        expect(toHex(bytes)).toBe(hex);
        expect(toBytes(hex)).toEqual(Uint8Array.from(bytes));
        expect(toBytes(`0x${hex.slice(2).toUpperCase()}`)).toEqual(Uint8Array.from(bytes));
        expect(toHex(toWord(number))).toBe(`0x${number.toString(16).padStart(64, "0")}`);
        expect(toWord(BigInt(number))).toEqual(toWord(number));
        expect(toHex(concat(bytes, toWord(number)))).toBe(`${hex}${toHex(toWord(number)).slice(2)}`);
      }),
      { seed },
    );
  });

  test.each(["0x1", "0x0g", "0x\u0660\u0660", "0xabc", "0x 1"])("error: %j is no hex", (text) => {
    expect(() => toBytes(text as Hex)).toThrow();
  });

  test("default: the quick reader of the call header agrees with the library on what it takes", () => {
    const number = fc.oneof(
      fc.maxSafeNat().map(String),
      fc.constantFrom("0", "1", "01", "-1", "1.0", "999999999999", "1099511627775", "1099511627776", "1e3"),
    );
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 31, maxLength: 33 }).map((one) => Buffer.from(one).toString("base64")),
      fc.constantFrom(`${"A".repeat(42)}B=`, `${"A".repeat(43)}`, `${"-".repeat(43)}=`, ""),
    );
    const space = fc.constantFrom(", ", ",", " , ", ",\t", ", seq=1, ");
    fc.assert(
      fc.property(bytes, number, number, bytes, space, (purchase, seq, t, ack, gap) => {
        const text = [`purchase=:${purchase}:`, `seq=${seq}`, `t=${t}`, `ack=:${ack}:`].join(gap);
        expect(decodeCallHeader(text)).toEqual(decodeAny(text));
      }),
      { seed, numRuns: propertyRuns(500) },
    );
  });

  test("default: text both ways; what is no UTF-8 is nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fromUtf8(toUtf8Bytes(text))).toBe(text);
      }),
      { seed },
    );
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]]) {
      expect(fromUtf8(Uint8Array.from(bytes))).toBeNull();
    }
  });
});

describe("subjects as JSON", () => {
  const call = { to: null, value: 2n ** 200n, data: "0x1234" } as const;
  const at = { chainId: 1, account: address };
  const subjects: readonly WireSubject[] = [
    { kind: "transaction", chainId: 1, from: address, ...call },
    { kind: "calls", chainId: 1, from: address, calls: [call, { ...call, to: address }] },
    { kind: "typedData", ...at, eip712Digest: hash },
    { kind: "message", ...at, erc191Digest: hash },
    { kind: "authorization", chainId: 0, authority: address, delegate: address, nonce: 3 },
    {
      ...{ kind: "userOperation", chainId: 1, sender: address, entryPoint: address },
      ...{ callsHash: hash, initHash: hash, paymasterHash: hash, authHash: hash },
    },
    { kind: "permission", ...at, jcsHash: hash },
    { kind: "site", site: "https://app.example" },
    { kind: "address", ...at },
    { kind: "token", chainId: 1, token: address },
  ];

  test.each(subjects)("default: $kind survives the wire with its hash", (subject) => {
    const decoded = decodeSubject(JSON.parse(JSON.stringify(encodeSubject(subject))));
    expect(decoded).toEqual(subject);
    expect(decoded !== null && subjectHash(decoded)).toBe(subjectHash(subject));
  });

  test.each([
    null,
    {},
    { kind: "__proto__" },
    { kind: "transaction", chainId: 1, from: address, to: address, value: 1, data: "0x" },
    { kind: "transaction", chainId: 1, from: address, to: address, value: "01", data: "0x" },
    { kind: "transaction", chainId: 1, from: address, to: address, value: "1", data: "0x123" },
    { kind: "transaction", chainId: 1, from: address.toUpperCase(), to: address, value: "1", data: "0x" },
    { kind: "calls", chainId: 1, from: address, calls: [] },
  ])("error: %j is no subject", (value) => {
    expect(decodeSubject(value)).toBeNull();
  });
});

const request = {
  ...{
    v: 1,
    kind: "address",
    chainId: "eip155:1",
    want: ["verdict"],
    budgetMs: 1500,
    salt: `0x${"00".repeat(16)}`,
  },
};
const result = {
  ...{ v: 1, kind: "address", level: "none", reasons: [], completeness: { verdict: "full" } },
  engine: { name: "demo", version: "1" },
};
const isIn = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success;

describe("bodies", () => {
  test("behavior: unknown fields are ignored, known ones are strict", () => {
    expect(isIn(scanRequest, { ...request, later: 1 })).toBe(true);
    expect(isIn(scanResult, { ...result, later: 1 })).toBe(true);
    expect(isIn(scanRequest, { ...request, salt: "0x00" })).toBe(false);
    expect(isIn(scanRequest, { ...request, salt: undefined })).toBe(false);
    expect(isIn(scanRequest, { ...request, budgetMs: "1500" })).toBe(false);
    expect(isIn(scanRequest, { ...request, kind: "constructor" })).toBe(false);
    expect(isIn(scanRequest, { ...request, chainId: 1 })).toBe(false);
    expect(isIn(scanResult, { ...result, level: "safe" })).toBe(false);
    expect(isIn(scanResult, { ...result, reasons: [{ code: "X", level: "danger" }] })).toBe(false);
  });

  test("error: whatever is no answer reads as none and throws nothing", () => {
    for (const text of ["", "{", "null", "[]", "7", '{"v":2}', '{"status":"x"}']) {
      expect(readEnvelope(text)).toBeNull();
      expect(readProblem(text)).toBeNull();
      expect(readUsage(text)).toBeNull();
    }
  });

  test("error: a problem's reason is a code, never a sentence", () => {
    expect(readProblem(JSON.stringify({ status: 402, reason: "purchase_expired" }))?.status).toBe(402);
    expect(readProblem(JSON.stringify({ status: 402, reason: "Pay <b>here</b>" }))).toBeNull();
  });
});

describe("manifest", () => {
  const manifest: Manifest = {
    ...{ v: 1, secwareId: hash, name: "Demo", description: "", category: "transaction", chainId: 31337 },
    ...{ market: address, origin: "https://api.example", kinds: ["address"], chains: ["eip155:1"] },
    ...{ needs: { address: [...wireNeeds.address] }, engines: [hash], parameters: [], retentionDays: 30 },
  };
  const read = (change: object = {}) => readManifest(toUtf8Bytes(JSON.stringify({ ...manifest, ...change })));

  test("default: is read from its bytes", () => {
    expect(read()).toEqual(manifest);
  });

  test.each([
    ["no engine", { engines: [] }],
    ["no kind", { kinds: [] }],
    ["an unknown kind", { kinds: ["everything"] }],
    ["needs of an unknown kind", { needs: { everything: [] } }],
    ["a parameter without a default", { parameters: [{ name: "a", label: "A", type: "text", help: "" }] }],
    ["a name past its bound", { name: "x".repeat(61) }],
    ["a later version", { v: 2 }],
  ])("error: %s is refused", (_name, change) => {
    expect(read(change)).toBeNull();
  });

  test("error: past 64 KiB it is not even parsed", () => {
    const bytes = toUtf8Bytes(
      JSON.stringify({ ...manifest, documentation: "x", padding: "y".repeat(65_536) }),
    );
    expect(readManifest(bytes)).toBeNull();
  });
});
