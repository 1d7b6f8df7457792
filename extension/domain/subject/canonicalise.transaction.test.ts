import { describe, expect, test } from "vitest";
import { friend, own, sampleRequest } from "../samples.ts";
import { canonicalise } from "./canonicalise.ts";

function send(transaction: unknown, chainId = 1) {
  return canonicalise(sampleRequest("eth_sendTransaction", [transaction], { chainId }));
}

function refusal(transaction: unknown): string {
  const canonical = send(transaction);
  return canonical.status === "refused" ? canonical.reason.code : "canonical";
}

const plain = { from: own, to: friend, value: "0xde0b6b3a7640000" };

describe("canonicalise eth_sendTransaction", () => {
  test("default", () => {
    const canonical = send({
      ...plain,
      from: own.toUpperCase().replace("0X", "0x"),
      gas: "0x5208",
      nonce: undefined,
      accessList: [],
    });

    expect(canonical).toEqual({
      status: "canonical",
      subject: {
        kind: "transaction",
        chainId: 1,
        from: own,
        to: friend,
        value: 10n ** 18n,
        data: "0x",
        wishes: { gas: 21_000n },
      },
    });
  });

  test("behavior: the subject is frozen all the way down [A15]", () => {
    const canonical = send(plain);

    expect(canonical.status === "canonical" && Object.isFrozen(canonical.subject)).toBe(true);
  });

  test("behavior: a later change of the page's object changes nothing [A15]", () => {
    const transaction = { ...plain };
    const canonical = send(transaction);

    transaction.to = own;

    expect(canonical.status === "canonical" && "to" in canonical.subject && canonical.subject.to).toBe(
      friend,
    );
  });

  test.each([
    ["odd data [G05]", { ...plain, data: "0x1" }, "bad-hex"],
    [
      "a selector without its leading zero [G05]",
      { ...plain, data: `0x95ea7b3${"0".repeat(128)}` },
      "bad-hex",
    ],
    ["a value without 0x [G06]", { ...plain, value: "ffffffffffffff" }, "bad-amount"],
    ["a decimal value [G06]", { ...plain, value: "1000000000000000000" }, "bad-amount"],
    ["a value as a number [G06]", { ...plain, value: 1e18 }, "bad-amount"],
    ["a negative value [G06]", { ...plain, value: "-0x1" }, "bad-amount"],
    ["a value above a word [G06]", { ...plain, value: `0x1${"0".repeat(64)}` }, "bad-amount"],
    ["data and input that differ [G07]", { ...plain, data: "0x01", input: "0x02" }, "data-mismatch"],
    ["an authorization list [I01]", { ...plain, authorizationList: [] }, "authorization-list"],
    [
      "an authorization for every chain [I02]",
      { ...plain, authorizationList: [{ chainId: "0x0" }] },
      "authorization-list",
    ],
    [
      "an authorization to a delegate [I03]",
      { ...plain, authorizationList: [{ address: friend }] },
      "authorization-list",
    ],
    [
      "an authorization whose nonce would drift from the transaction's [I06]",
      {
        ...plain,
        nonce: "0x5",
        authorizationList: [{ chainId: "0x1", address: friend, nonce: "0x5" }],
      },
      "authorization-list",
    ],
    ["type 4 [I01]", { ...plain, type: "0x4" }, "authorization-list"],
    ["type 3 [G17]", { ...plain, type: "0x3" }, "blob"],
    ["blob hashes [G17]", { ...plain, blobVersionedHashes: [] }, "blob"],
    ["type 5 [G17]", { ...plain, type: "0x5" }, "transaction-type"],
    ["an access list [G17]", { ...plain, accessList: [{ address: friend, storageKeys: [] }] }, "access-list"],
    ["another chain [F05]", { ...plain, chainId: "0x2" }, "chain-mismatch"],
    ["an unknown key", { ...plain, origin: "https://bank.example" }, "unknown-key"],
    ["data to an own account [I07]", { ...plain, to: own, data: "0x12345678" }, "own-account-call"],
    ["another's account", { ...plain, from: friend }, "unauthorized-account"],
    ["from that is no address", { ...plain, from: "me" }, "bad-address"],
    ["no recipient and no code", { from: own, value: "0x1" }, "empty-creation"],
    [
      "data to the zero address, which the subject's hash could not tell from a creation [J10]",
      { ...plain, to: `0x${"0".repeat(40)}`, data: "0x12345678" },
      "ambiguous-creation",
    ],
    ["two gas limits", { ...plain, gas: "0x1", gasLimit: "0x2" }, "bad-amount"],
    ["a tip above the fee", { ...plain, maxFeePerGas: "0x1", maxPriorityFeePerGas: "0x2" }, "bad-amount"],
  ])("error: %s", (_, transaction, code) => {
    expect(refusal(transaction)).toBe(code);
  });

  test.each(["__proto__", "constructor", "prototype"])("error: the key %s [A19]", (key) => {
    const transaction: unknown = JSON.parse(`{"from":"${own}","to":"${friend}","${key}":{}}`);

    expect(refusal(transaction)).toBe("forbidden-key");
  });

  test("error: an accessor, without calling it [A15]", () => {
    let calls = 0;
    const transaction = Object.defineProperty({ ...plain }, "value", {
      enumerable: true,
      get: () => {
        calls += 1;
        return "0x1";
      },
    });

    expect([refusal(transaction), calls]).toEqual(["malformed", 0]);
  });

  test("error: inherited fields do not count [A19]", () => {
    expect(refusal(Object.create({ ...plain }))).toBe("malformed");
  });

  test.each([
    [
      "a proxy that throws",
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new TypeError("no");
          },
        },
      ),
    ],
    [
      "a cycle",
      (() => {
        const a: Record<string, unknown> = {};
        a["data"] = a;
        return a;
      })(),
    ],
    [
      "a class",
      new (class Tx {
        from = own;
      })(),
    ],
    ["a symbol", { [Symbol("from")]: own }],
    ["a function", { ...plain, toJSON: () => ({}) }],
    ["nothing", undefined],
  ])("error: %s never throws [A16]", (_, transaction) => {
    expect(send(transaction).status).toBe("refused");
  });

  test("error: parameters too deep or too many are bounded [B09]", () => {
    let deep: unknown = {};
    for (let depth = 0; depth < 10_000; depth += 1) deep = [deep];

    expect(refusal({ ...plain, accessList: deep })).toBe("too-large");
    expect(refusal({ ...plain, data: `0x${"00".repeat(6_000_000)}` })).toBe("too-large");
  });

  test("error: a method that is not offered [H01]", () => {
    const canonical = canonicalise(sampleRequest("eth_sign", [own, `0x${"00".repeat(32)}`]));

    expect(canonical).toEqual({
      status: "refused",
      reason: { code: "unsupported-method", message: "This method is not offered.", rpcCode: 4200 },
    });
  });
});
