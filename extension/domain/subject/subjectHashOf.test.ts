import { concatHex, encodeAbiParameters, keccak256, pad, size, stringToHex, toHex } from "viem";
import { describe, expect, test } from "vitest";
import { friend, messageOf, own, permitOf, subjectFrom, transactionTo, typedSubject } from "../samples.ts";
import { siteSubject } from "./canonicalise.ts";
import { subjectHashOf } from "./subjectHashOf.ts";

function structHash(type: string, ...words: readonly `0x${string}`[]): string {
  return keccak256(
    concatHex([keccak256(stringToHex(type)), ...words.map((word) => pad(word, { size: 32 }))]),
  );
}

function calldataDigest(data: `0x${string}`): `0x${string}` {
  return keccak256(concatHex([toHex(size(data), { size: 32 }), data]));
}

describe("subjectHashOf", () => {
  test("default: a transaction, by a second implementation", () => {
    const type = "SubjectTx(uint256 chainId,address from,address to,uint256 value,bytes32 calldataDigest)";

    expect(subjectHashOf(transactionTo(friend, "0x12345678", "0x64"))).toBe(
      structHash(type, "0x01", own, friend, "0x64", calldataDigest("0x12345678")),
    );
  });

  test("behavior: a call that is not frozen is hashed anew each time", () => {
    const call = { to: friend, value: 0n, data: "0x12345678" as `0x${string}` };
    const hash = () => subjectHashOf({ kind: "calls", chainId: 1, from: own, calls: [call], atomic: false });
    const before = hash();
    call.data = "0x12345679";

    expect(hash()).not.toBe(before);
  });

  test("behavior: what the page wishes for is not part of it", () => {
    const wished = subjectFrom("eth_sendTransaction", [{ from: own, to: friend, gas: "0x1", nonce: "0x9" }]);

    expect(subjectHashOf(wished)).toBe(subjectHashOf(transactionTo(friend)));
  });

  test("behavior: a batch, by a second implementation", () => {
    const calls = [
      { to: friend, value: "0x1" },
      { to: friend, data: "0xabcd" },
    ];
    const batch = subjectFrom("wallet_sendCalls", [
      { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls },
    ]);
    const parameters = [{ type: "address" }, { type: "uint256" }, { type: "bytes32" }] as const;
    const one = keccak256(encodeAbiParameters(parameters, [friend, 1n, calldataDigest("0x")]));
    const two = keccak256(encodeAbiParameters(parameters, [friend, 0n, calldataDigest("0xabcd")]));

    expect(subjectHashOf(batch)).toBe(
      structHash(
        "SubjectCalls(uint256 chainId,address from,bytes32 callsHash)",
        "0x01",
        own,
        keccak256(concatHex([one, two])),
      ),
    );
  });

  test("behavior: signatures are named by their digests", () => {
    const message = messageOf("hello");
    const permit = typedSubject(permitOf());

    expect(subjectHashOf(message)).toBe(
      structHash(
        "SubjectMessage(uint256 chainId,address account,bytes32 erc191Digest)",
        "0x01",
        own,
        message.kind === "message" ? message.digest : "0x",
      ),
    );
    expect(subjectHashOf(permit)).toBe(
      structHash(
        "SubjectTypedData(uint256 chainId,address account,bytes32 eip712Digest)",
        "0x01",
        own,
        permit.kind === "typedData" ? permit.digest : "0x",
      ),
    );
  });

  test("behavior: a site is named by its origin", () => {
    expect(subjectHashOf(siteSubject("https://app.example"))).toBe(
      structHash("SubjectSite(string site)", keccak256(stringToHex("https://app.example"))),
    );
  });
});
