import { TypedDataEncoder } from "ethers";
import { hashTypedData, type TypedDataDefinition } from "viem";
import { describe, expect, test } from "vitest";
import { friend, own, permitOf, sampleRequest, token, typedDataOf } from "../samples.ts";
import type { TypedDataSubject } from "../subject.ts";
import { canonicalise } from "./canonicalise.ts";

function sign(typedData: unknown, chainId = 1): TypedDataSubject | string {
  const canonical = canonicalise(sampleRequest("eth_signTypedData_v4", [own, typedData], { chainId }));
  if (canonical.status === "refused") return canonical.reason.code;
  return canonical.subject as TypedDataSubject;
}

const mail = typedDataOf(
  "Mail",
  { Mail: ["Person from", "Person[] to", "string contents"], Person: ["string name", "address[] wallets"] },
  { from: { name: "Cow", wallets: [friend] }, to: [{ name: "Bob", wallets: [] }], contents: "Hello" },
);

function one(type: string, value: unknown): Record<string, unknown> {
  return typedDataOf("Form", { Form: [`${type} field`] }, { field: value });
}

describe("canonicalise eth_signTypedData_v4", () => {
  test.each([
    ["a permit", permitOf()],
    ["the mail example", mail],
  ])("default: the digest of %s is viem's and ethers's [H19]", (_, typedData) => {
    const subject = sign(typedData) as TypedDataSubject;
    const { EIP712Domain: _domain, ...types } = typedData["types"] as Record<
      string,
      { name: string; type: string }[]
    >;

    expect(subject.digest).toBe(hashTypedData(typedData as TypedDataDefinition));
    expect(subject.digest).toBe(
      TypedDataEncoder.hash(
        typedData["domain"] as object,
        types,
        typedData["message"] as Record<string, unknown>,
      ),
    );
  });

  test("behavior: text and object give the same subject [BY6]", () => {
    expect(sign(JSON.stringify(mail))).toEqual(sign(mail));
  });

  test("behavior: integers and addresses are normalised, types that are not used are dropped [H05] [BY6]", () => {
    const typedData = permitOf({ value: "0xF4240", spender: friend.toUpperCase().replace("0X", "0x") });
    (typedData["types"] as Record<string, unknown>)["Unused"] = [{ name: "x", type: "string" }];
    (typedData["domain"] as Record<string, unknown>)["chainId"] = "0x1";

    const subject = sign(typedData) as TypedDataSubject;

    expect(subject.typedData.message).toMatchObject({ value: "1000000", spender: friend });
    expect(subject.typedData.domain["chainId"]).toBe("1");
    expect(Object.keys(subject.typedData.types)).toEqual(["EIP712Domain", "Permit"]);
  });

  test.each([
    ["an extra key on top, in an object [H04]", { ...mail, note: "x" }, "unknown-key"],
    ["an extra key on top, in text [H04]", JSON.stringify({ ...mail, note: "x" }), "unknown-key"],
    ["a field that is not in types [H04]", permitOf({ gift: "1" }), "undeclared-field"],
    ["a missing field", permitOf({ nonce: undefined }), "missing-field"],
    ["another chain [H05]", typedDataOf("F", { F: [] }, {}, { chainId: 2 }), "chain-mismatch"],
    ["a padded chain [H05]", typedDataOf("F", { F: [] }, {}, { chainId: "0x0001" }), "chain-mismatch"],
    ["a chain in words [H05]", typedDataOf("F", { F: [] }, {}, { chainId: "mainnet" }), "chain-mismatch"],
    ["a chain as a fraction [H05]", typedDataOf("F", { F: [] }, {}, { chainId: 1.5 }), "malformed"],
    [
      "a contract as an integer [H06]",
      typedDataOf("F", { F: [] }, {}, { verifyingContract: 12345 }),
      "bad-address",
    ],
    [
      "a contract without 0x [H06]",
      typedDataOf("F", { F: [] }, {}, { verifyingContract: token.slice(2) }),
      "bad-address",
    ],
    [
      "an own account as contract [H06] [I08]",
      typedDataOf("F", { F: [] }, {}, { verifyingContract: own }),
      "own-account-contract",
    ],
    ["no primary type [H07]", { ...mail, primaryType: undefined }, "bad-types"],
    ["an unknown primary type [H07]", { ...mail, primaryType: "Post" }, "bad-types"],
    ["the domain as primary type", { ...mail, primaryType: "EIP712Domain" }, "bad-types"],
    ["no domain type", { ...mail, types: { Mail: [] } }, "bad-types"],
    ["cyclic types [H07]", typedDataOf("A", { A: ["B b"], B: ["A a"] }, {}), "cyclic-types"],
    ["a type that holds lists of itself [H07]", typedDataOf("A", { A: ["A[] a"] }, {}), "cyclic-types"],
    ["a look-alike type name [H07]", typedDataOf("А", { А: ["string a"] }, { a: "" }), "bad-types"],
    ["a type named like a basic one [H07]", typedDataOf("uint256", { uint256: [] }, {}), "bad-types"],
    ["an undeclared type", one("Ghost", {}), "bad-types"],
    ["a list of 100,000 entries [H07]", one("uint8[]", Array(100_000).fill(1)), "too-large"],
    ["an integer above 2^53 as a number [H09]", one("uint256", 2 ** 53), "bad-amount"],
    ["a fraction", one("uint256", "1.5"), "bad-amount"],
    ["an integer out of range", one("uint8", 256), "bad-field"],
    ["a negative uint", one("uint256", "-1"), "bad-field"],
    ["a bool as text", one("bool", "true"), "bad-field"],
    ["bytes of another length", one("bytes32", "0x12"), "bad-field"],
    ["uint without a size", one("uint", 1), "bad-types"],
    [
      "the reserved domain",
      typedDataOf("F", { F: [] }, {}, { name: "sechub ACCOUNT root" }),
      "reserved-domain",
    ],
  ])("error: %s", (_, typedData, code) => {
    expect(sign(typedData)).toBe(code);
  });

  test.each([
    [
      "a key twice [H08]",
      '"spender":"0x2222222222222222222222222222222222222222","spender":',
      "duplicate-key",
    ],
    ["a key twice, once escaped [H08]", '"\\u0073pender":"0x00","spender":', "duplicate-key"],
  ])("error: %s", (_, replacement, code) => {
    expect(sign(JSON.stringify(permitOf()).replace('"spender":', replacement))).toBe(code);
  });

  test.each(["1e3", "1.0", "9007199254740990.5", "-0.0"])("error: the number %s in text [H09]", (number) => {
    expect(sign(JSON.stringify(permitOf()).replace('"nonce":0', `"nonce":${number}`))).toBe("bad-amount");
  });

  test.each(["", "{", '{"a":1}}', "null", "[]", '"text"', "{'a':1}", `${"[".repeat(5000)}`])(
    "error: the text %j is refused, not thrown",
    (text) => {
      expect(typeof sign(text)).toBe("string");
    },
  );
});
