import { TypedDataEncoder } from "ethers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../test/support/propertyRuns.ts";
import {
  calldataDigest,
  callsHashOf,
  domainSeparator,
  grantDigest,
  type Hex,
  refusalDigest,
  subjectHash,
  verdictDigest,
  voucherDigest,
} from "./index.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const options = { seed, numRuns: propertyRuns(300) };
const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((all): Hex => `0x${Buffer.from(all).toString("hex")}`);
const hash = hex(32);
const address = hex(20);
const uint = (most: number) => fc.integer({ min: 0, max: most });
const safe = uint(Number.MAX_SAFE_INTEGER);
const data = fc.uint8Array({ maxLength: 200 }).map((all): Hex => `0x${Buffer.from(all).toString("hex")}`);
const wei = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
const domains = fc.record({ chainId: uint(2 ** 48), market: address });

/** `"bytes32 a,uint64 b"` as the other library wants it. */
function typeOf(name: string, fields: string) {
  return {
    [name]: fields
      .split(",")
      .map((field) => ({ type: field.split(" ")[0] ?? "", name: field.split(" ")[1] ?? "" })),
  };
}
function digestOf(domain: { chainId: number; market: Hex }, name: string, fields: string, value: object) {
  const { chainId, market } = domain;
  const other = { name: "SecHub", version: "1", chainId, verifyingContract: market };
  return TypedDataEncoder.hash(other, typeOf(name, fields), value as never);
}
const structOf = (name: string, fields: string, value: object) =>
  TypedDataEncoder.hashStruct(name, typeOf(name, fields), value as never);

const callFields = { purchaseId: hash, caller: address, seq: safe, requestHash: hash };
const head = "bytes32 secwareId,bytes32 purchaseId,address caller,uint64 seq,bytes32 requestHash";

describe(`digests against a second EIP-712 implementation (seed ${seed}) [SM17] [SM19]`, () => {
  test("default: domain", () => {
    fc.assert(
      fc.property(domains, ({ chainId, market }) => {
        const other = { name: "SecHub", version: "1", chainId, verifyingContract: market };
        expect(domainSeparator({ chainId, market })).toBe(TypedDataEncoder.hashDomain(other));
      }),
      options,
    );
  });

  test("default: voucher", () => {
    fc.assert(
      fc.property(domains, fc.record({ purchaseId: hash, seq: safe, requestHash: hash }), (domain, value) => {
        const fields = "bytes32 purchaseId,uint64 seq,bytes32 requestHash";
        expect(voucherDigest(domain, value)).toBe(digestOf(domain, "CallVoucher", fields, value));
      }),
      options,
    );
  });

  test("default: grant", () => {
    const grants = fc.record({
      ...{
        purchaseId: hash,
        caller: address,
        maxCalls: safe,
        validAfter: safe,
        validUntil: safe,
        epoch: safe,
      },
      audience: fc.string({ unit: "grapheme" }),
    });
    const fields =
      "bytes32 purchaseId,address caller,uint64 maxCalls,uint64 validAfter,uint64 validUntil,uint64 epoch,string audience";
    fc.assert(
      fc.property(domains, grants, (domain, value) => {
        expect(grantDigest(domain, value)).toBe(digestOf(domain, "CallerGrant", fields, value));
      }),
      options,
    );
  });

  test("default: verdict", () => {
    const verdicts = fc.record({
      ...{ secwareId: hash, ...callFields, subjectHash: hash, level: uint(4), confidenceBps: uint(65_535) },
      ...{ payloadHash: hash, engine: hash, receivedAtMs: safe, issuedAtMs: safe, validUntil: safe },
    });
    const tail =
      "bytes32 subjectHash,uint8 level,uint16 confidenceBps,bytes32 payloadHash,bytes32 engine,uint64 receivedAtMs,uint64 issuedAtMs,uint64 validUntil";
    fc.assert(
      fc.property(domains, verdicts, (domain, value) => {
        expect(verdictDigest(domain, value)).toBe(digestOf(domain, "Verdict", `${head},${tail}`, value));
      }),
      options,
    );
  });

  test("default: refusal", () => {
    const refusals = fc.record({
      ...{
        secwareId: hash,
        ...callFields,
        status: uint(599),
        reason: hash,
        receivedAtMs: safe,
        issuedAtMs: safe,
      },
    });
    const tail = "uint16 status,bytes32 reason,uint64 receivedAtMs,uint64 issuedAtMs";
    fc.assert(
      fc.property(domains, refusals, (domain, value) => {
        expect(refusalDigest(domain, value)).toBe(digestOf(domain, "Refusal", `${head},${tail}`, value));
      }),
      options,
    );
  });

  test.each([-1, 1.5, Number.NaN, 2 ** 53])("error: %s is no number of a voucher", (seq) => {
    const voucher = {
      purchaseId: `0x${"11".repeat(32)}` as const,
      seq,
      requestHash: `0x${"22".repeat(32)}` as const,
    };
    expect(() => voucherDigest({ chainId: 1, market: `0x${"33".repeat(20)}` }, voucher)).toThrow(
      "whole numbers",
    );
  });
});

describe(`subject hashes against a second implementation (seed ${seed}) [BY5] [BY6]`, () => {
  const chainId = uint(2 ** 48);
  const call = fc.record({ to: fc.option(address, { nil: null }), value: wei, data });
  const zero = `0x${"0".repeat(40)}`;

  test("default: a transaction, where creation is the zero address", () => {
    fc.assert(
      fc.property(chainId, address, call, (chain, from, one) => {
        const fields = "uint256 chainId,address from,address to,uint256 value,bytes32 calldataDigest";
        const own = {
          chainId: chain,
          from,
          to: one.to ?? zero,
          value: one.value,
          calldataDigest: calldataDigest(one.data),
        };
        expect(subjectHash({ kind: "transaction", chainId: chain, from, ...one })).toBe(
          structOf("SubjectTx", fields, own),
        );
      }),
      options,
    );
  });

  test("default: calls, whose order counts", () => {
    const calls = fc.array(call, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(chainId, address, calls, (chain, from, all) => {
        const own = { chainId: chain, from, callsHash: callsHashOf(all) };
        expect(subjectHash({ kind: "calls", chainId: chain, from, calls: all })).toBe(
          structOf("SubjectCalls", "uint256 chainId,address from,bytes32 callsHash", own),
        );
      }),
      options,
    );
    const a = { to: null, value: 1n, data: "0x" } as const;
    const b = { to: null, value: 2n, data: "0x" } as const;
    expect(callsHashOf([a, b])).not.toBe(callsHashOf([b, a]));
  });

  test("default: what stands on an account by a digest", () => {
    fc.assert(
      fc.property(chainId, address, hash, (chain, account, one) => {
        const at = { chainId: chain, account };
        expect(subjectHash({ kind: "typedData", ...at, eip712Digest: one })).toBe(
          structOf("SubjectTypedData", "uint256 chainId,address account,bytes32 eip712Digest", {
            ...at,
            eip712Digest: one,
          }),
        );
        expect(subjectHash({ kind: "message", ...at, erc191Digest: one })).toBe(
          structOf("SubjectMessage", "uint256 chainId,address account,bytes32 erc191Digest", {
            ...at,
            erc191Digest: one,
          }),
        );
        expect(subjectHash({ kind: "permission", ...at, jcsHash: one })).toBe(
          structOf("SubjectJson", "uint256 chainId,address account,bytes32 jcsHash", { ...at, jcsHash: one }),
        );
        expect(subjectHash({ kind: "address", ...at })).toBe(
          structOf("SubjectAddress", "uint256 chainId,address account", at),
        );
      }),
      options,
    );
  });

  test("default: authorization, user operation, token, site", () => {
    fc.assert(
      fc.property(
        chainId,
        address,
        address,
        uint(2 ** 40),
        hash,
        fc.webUrl(),
        (chain, one, two, nonce, word, site) => {
          const authorization = { chainId: chain, authority: one, delegate: two, nonce };
          expect(subjectHash({ kind: "authorization", ...authorization })).toBe(
            structOf(
              "SubjectAuthorization",
              "uint256 chainId,address authority,address delegate,uint64 nonce",
              authorization,
            ),
          );
          const hashes = { callsHash: word, initHash: word, paymasterHash: word, authHash: word };
          const operation = { chainId: chain, sender: one, entryPoint: two, ...hashes };
          const fields =
            "uint256 chainId,address sender,address entryPoint,bytes32 callsHash,bytes32 initHash,bytes32 paymasterHash,bytes32 authHash";
          expect(subjectHash({ kind: "userOperation", ...operation })).toBe(
            structOf("SubjectUserOp", fields, operation),
          );
          expect(subjectHash({ kind: "token", chainId: chain, token: one })).toBe(
            structOf("SubjectToken", "uint256 chainId,address token", { chainId: chain, token: one }),
          );
          expect(subjectHash({ kind: "site", site })).toBe(structOf("SubjectSite", "string site", { site }));
        },
      ),
      options,
    );
  });
});
