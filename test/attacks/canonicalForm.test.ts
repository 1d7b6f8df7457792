import fc from "fast-check";
import { encodeAbiParameters, hashMessage, hashStruct, hashTypedData, keccak256, size, toHex } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonicalise } from "../../extension/domain/subject/canonicalise.ts";
import { subjectHashOf, wireSubjectOf } from "../../extension/domain/subject/subjectHashOf.ts";
import type { Subject } from "../../extension/domain/subject.ts";
import {
  type Address,
  decodeSubject,
  encodeSubject,
  type Hex,
  nobleHashes,
  subjectHash,
  takeFasterHashes,
} from "../../protocol/index.ts";
import { speedUpHashes } from "../../secware/sdk/fastHashes.ts";
import { silentLogger } from "../../secware/sdk/logger.ts";
import { readRequest } from "../../secware/services/anti-scam/readRequest.ts";
import { propertyRuns } from "../support/propertyRuns.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const numRuns = propertyRuns(400);
const me: Address = "0x5ec0000000000000000000000000000000000001";
const zero: Address = `0x${"0".repeat(40)}`;

const address = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => toHex(bytes));
const data = fc.uint8Array({ maxLength: 200 }).map((bytes) => toHex(bytes));
const amount = fc.bigInt(0n, 2n ** 256n - 1n);
const chainId = fc.integer({ min: 1, max: 2 ** 40 });
const call = fc.record({ to: fc.option(address), value: amount, data });

/** A page's request in one of its spellings, so that many spellings must come to one subject. */
const request = fc.oneof(
  fc.record({ chainId, call, isUpper: fc.boolean() }).map((made) => ({
    chainId: made.chainId,
    method: "eth_sendTransaction",
    params: [{ ...spelled(made.call, made.isUpper), from: made.isUpper ? upper(me) : me }],
  })),
  fc.record({ chainId, calls: fc.array(call, { minLength: 1, maxLength: 5 }) }).map((made) => ({
    chainId: made.chainId,
    method: "wallet_sendCalls",
    params: [
      {
        ...{ version: "2.0.0", from: me, atomicRequired: false, chainId: toHex(made.chainId) },
        calls: made.calls.map((one) => spelled(one, false)),
      },
    ],
  })),
  fc.record({ chainId, bytes: data }).map((made) => ({
    chainId: made.chainId,
    method: "personal_sign",
    params: [made.bytes, me],
  })),
  fc.record({ chainId, owner: address, value: amount, asText: fc.boolean() }).map((made) => {
    const typed = typedDataOf(made);
    return {
      chainId: made.chainId,
      method: "eth_signTypedData_v4",
      params: [me, made.asText ? JSON.stringify(typed) : typed],
    };
  }),
);

function typedDataOf({ chainId, owner, value }: { chainId: number; owner: Hex; value: bigint }) {
  return {
    types: {
      EIP712Domain: [{ name: "chainId", type: "uint256" }],
      Grant: [
        { name: "owner", type: "address" },
        { name: "value", type: "uint256" },
      ],
    },
    primaryType: "Grant",
    domain: { chainId },
    message: { owner, value: value.toString() },
  };
}

function upper(hex: string): string {
  return `0x${hex.slice(2).toUpperCase()}`;
}

function spelled(one: { to: Hex | null; value: bigint; data: Hex }, isUpper: boolean) {
  const spell = isUpper ? upper : (hex: string) => hex;
  const to = one.to === null ? {} : { to: spell(one.to) };
  return { ...to, value: spell(toHex(one.value)), [isUpper ? "input" : "data"]: spell(one.data) };
}

/** The hash as another library makes it out of the type's text alone. */
function referenceHash(subject: Subject): Hex {
  const digestOf = (bytes: Hex) => keccak256(`${toHex(size(bytes), { size: 32 })}${bytes.slice(2)}`);
  switch (subject.kind) {
    case "transaction": {
      const { chainId, from, to, value, data: bytes } = subject;
      return reference(
        "SubjectTx",
        "uint256 chainId,address from,address to,uint256 value,bytes32 calldataDigest",
        {
          ...{ chainId, from, to: to ?? zero, value, calldataDigest: digestOf(bytes) },
        },
      );
    }
    case "calls": {
      const words = [{ type: "address" }, { type: "uint256" }, { type: "bytes32" }] as const;
      const each = subject.calls.map((one) =>
        keccak256(encodeAbiParameters(words, [one.to ?? zero, one.value, digestOf(one.data)])).slice(2),
      );
      const { chainId, from } = subject;
      const callsHash = keccak256(`0x${each.join("")}`);
      return reference("SubjectCalls", "uint256 chainId,address from,bytes32 callsHash", {
        chainId,
        from,
        callsHash,
      });
    }
    case "typedData": {
      const { chainId, account } = subject;
      const eip712Digest = hashTypedData(subject.typedData as Parameters<typeof hashTypedData>[0]);
      const fields = "uint256 chainId,address account,bytes32 eip712Digest";
      return reference("SubjectTypedData", fields, { chainId, account, eip712Digest });
    }
    case "message": {
      const { chainId, account } = subject;
      const erc191Digest = hashMessage({ raw: subject.raw });
      const fields = "uint256 chainId,address account,bytes32 erc191Digest";
      return reference("SubjectMessage", fields, { chainId, account, erc191Digest });
    }
    default:
      throw new TypeError("no such request is made here");
  }
}

function reference(primaryType: string, fields: string, data: Record<string, unknown>): Hex {
  const listed = fields.split(",").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });
  return hashStruct({ primaryType, types: { [primaryType]: listed }, data });
}

describe(`one canonical form (seed ${seed})`, () => {
  beforeAll(async () => {
    await speedUpHashes(silentLogger);
  });
  afterAll(() => {
    takeFasterHashes(nobleHashes);
  });

  test("behavior: wallet, SDK, reference service and another library name the same subject alike [J10]", () => {
    let canonical = 0;
    fc.assert(
      fc.property(request, ({ chainId: chain, method, params }) => {
        const made = canonicalise({ method, params, chainId: chain, account: me, ownAccounts: [me] });
        if (made.status === "refused") return;
        canonical += 1;
        const hash = subjectHashOf(made.subject);
        const sent: unknown = JSON.parse(JSON.stringify(encodeSubject(wireSubjectOf(made.subject))));
        const received = decodeSubject(sent);

        expect(hash).toBe(referenceHash(made.subject));
        expect(received === null ? null : subjectHash(received)).toBe(hash);
        const kind = made.subject.kind;
        const scan = {
          ...{ v: 1 as const, kind, chainId: `eip155:${chain}` },
          subject: sent,
          rpc: { method, params },
        };
        expect(readRequest(scan as Parameters<typeof readRequest>[0])).toMatchObject({
          status: "read",
          hash,
        });
      }),
      { seed, numRuns },
    );
    expect(canonical).toBeGreaterThan(numRuns / 2);
  });

  test("behavior: a subject made of a subject is itself: no second form can be planted [J10]", () => {
    fc.assert(
      fc.property(request, ({ chainId: chain, method, params }) => {
        const made = canonicalise({ method, params, chainId: chain, account: me, ownAccounts: [me] });
        if (made.status === "refused") return;
        const again = canonicalise({
          ...{
            method,
            params: canonicalParams(made.subject),
            chainId: chain,
            account: me,
            ownAccounts: [me],
          },
        });

        expect(again).toEqual(made);
      }),
      { seed, numRuns },
    );
  });
});

/** The request that a subject is, spelled as the canonicaliser spells it. */
function canonicalParams(subject: Subject): unknown {
  switch (subject.kind) {
    case "transaction":
      return [{ from: subject.from, ...spelled(subject, false) }];
    case "calls": {
      const { from, chainId, calls } = subject;
      const listed = calls.map((one) => spelled(one, false));
      return [{ version: "2.0.0", from, atomicRequired: false, chainId: toHex(chainId), calls: listed }];
    }
    case "typedData":
      return [subject.account, subject.typedData];
    case "message":
      return [subject.raw, subject.account];
    default:
      throw new TypeError("no such request is made here");
  }
}

describe("a planted second form", () => {
  const onWire = { kind: "transaction", chainId: 1, from: me, to: me, value: "5", data: "0x1234" };

  test("default: the plain form is read, and names what the wallet names", () => {
    const made = canonicalise({
      method: "eth_sendTransaction",
      params: [{ from: me, to: `0x${"7".repeat(40)}`, value: "0x5", data: "0x1234" }],
      ...{ chainId: 1, account: me, ownAccounts: [me] },
    });
    const wire = decodeSubject({ ...onWire, to: `0x${"7".repeat(40)}` });

    expect(wire === null ? null : subjectHash(wire)).toBe(
      made.status === "canonical" ? subjectHashOf(made.subject) : "refused",
    );
  });

  test.each([
    ["a call to the zero address, which has a creation's hash", { to: zero }],
    ["a creation of nothing, which has the hash of a payment to the zero address", { to: null, data: "0x" }],
    ["an amount that begins anew after a word", { value: (2n ** 256n + 5n).toString() }],
    ["an amount with a zero before it", { value: "05" }],
    ["an amount as a number", { value: 5 }],
    ["an amount in hexadecimal", { value: "0x5" }],
    ["an address in capitals", { to: upper(me) }],
    ["call data in capitals", { data: "0xABCD" }],
    ["half a byte", { data: "0x123" }],
    ["a chain as text", { chainId: "1" }],
    ["a chain that is not whole", { chainId: 1.5 }],
    ["another kind's name", { kind: "Transaction" }],
  ])("error: %s is not a subject on the wire [J10]", (_name, change) => {
    expect(decodeSubject({ ...onWire, ...change })).toBeNull();
  });

  test("error: a request that tells one thing in its subject and another in its parameters is not judged [J10]", () => {
    const to = `0x${"7".repeat(40)}`;
    const subject: unknown = { ...onWire, to };
    const rpc = {
      method: "eth_sendTransaction",
      params: [{ from: me, to, value: "0x6", data: "0x1234" }],
    };
    const scan = { v: 1 as const, kind: "transaction" as const, chainId: "eip155:1", subject, rpc };

    expect(readRequest(scan as Parameters<typeof readRequest>[0])).toEqual({ status: "undecodable" });
  });
});
