import { encodeFunctionData, parseAbi } from "viem";
import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  judge,
  own,
  sampleContext,
  stranger,
  token,
  transactionTo,
  typedDataOf,
  typedSubject,
} from "../samples.ts";

const safeTx = {
  SafeTx: [
    "address to",
    "uint256 value",
    "bytes data",
    "uint8 operation",
    "uint256 safeTxGas",
    "uint256 baseGas",
    "uint256 gasPrice",
    "address gasToken",
    "address refundReceiver",
    "uint256 nonce",
  ],
};

function safe(operation: number, data: string) {
  const message = {
    to: stranger,
    value: 0,
    data,
    operation,
    safeTxGas: 0,
    baseGas: 0,
    gasPrice: 0,
    gasToken: stranger,
    refundReceiver: stranger,
    nonce: 0,
  };
  return typedSubject(typedDataOf("SafeTx", safeTx, message));
}

describe("controlTransfer", () => {
  test.each([
    ["transferOwnership", callData("0xf2fde38b", stranger)],
    ["renounceOwnership", "0x715018a6"],
    ["upgradeTo", callData("0x3659cfe6", stranger)],
    ["upgradeToAndCall", callData("0x4f1ef286", stranger, 64n, 0n)],
    ["changeAdmin", callData("0x8f283970", stranger)],
    ["grantRole", callData("0x2f2ff15d", 0n, stranger)],
  ])("default: %s is held [G11]", (_, data) => {
    const { codes, decision } = judge(transactionTo(token, data));

    expect([codes["control-transfer"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test.each([
    ["a delegatecall", safe(1, "0x12345678")],
    ["a changed owner", safe(0, callData("0xe318b52b", 1n, own, stranger))],
    ["a new module", safe(0, callData("0x610b5925", stranger))],
  ])("behavior: %s in a Safe's typed data is held [H14]", (_, subject) => {
    expect(judge(subject).codes["control-transfer"]).toBe("danger");
  });

  test.each([
    ["transferOwnership", callData("0xf2fde38b", friend)],
    ["upgradeTo", callData("0x3659cfe6", friend)],
    ["grantRole", callData("0x2f2ff15d", 0n, friend)],
    ["transferOwnership to oneself", callData("0xf2fde38b", own)],
  ])("behavior: %s in favour of somebody named is a caution", (_, data) => {
    expect(judge(transactionTo(token, data)).codes["control-transfer"]).toBe("caution");
  });

  test("behavior: history is no reason to hand a contract over [G11]", () => {
    const context = sampleContext({ recentRecipients: [stranger] });

    expect(
      judge(transactionTo(token, callData("0xf2fde38b", stranger)), context).codes["control-transfer"],
    ).toBe("danger");
  });

  test("behavior: foreign code is danger, whoever wrote it [H14]", () => {
    const context = sampleContext({ addressBook: [{ address: stranger, name: "Library" }] });

    expect(judge(safe(1, "0x12345678"), context).codes["control-transfer"]).toBe("danger");
  });

  test("behavior: what only a Safe itself may do changes nothing where an account calls", () => {
    const singleton = "0xd9db270c1b5e3bd161e8c8503c55ceabee709552";
    const proxy = { kind: "safe", implementation: singleton, code: "contract" } as const;
    const context = sampleContext({ contracts: { [token]: { proxy } } });
    const addOwner = callData("0x0d582f13", stranger, 1n);
    const { inspection, codes } = judge(transactionTo(token, addOwner), context);

    expect(codes["control-transfer"]).toBe("caution");
    expect(inspection.findings[0]?.text).toContain("only the Safe itself may do that");
    expect(judge(transactionTo(token, addOwner)).codes["control-transfer"]).toBe("danger");
    const upgrade = transactionTo(token, callData("0x3659cfe6", stranger));
    expect(judge(upgrade, context).codes["control-transfer"]).toBe("danger");
  });

  test("behavior: what a Safe is made to do by its own transaction is held, by calldata and by signature [H14]", () => {
    const singleton = "0xd9db270c1b5e3bd161e8c8503c55ceabee709552";
    const proxy = { kind: "safe", implementation: singleton, code: "contract" } as const;
    const context = sampleContext({ contracts: { [token]: { proxy } } });
    const addOwner = callData("0x0d582f13", stranger, 1n) as `0x${string}`;
    const zero = `0x${"0".repeat(40)}` as const;
    const sent = encodeFunctionData({
      abi: parseAbi([
        "function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 a, uint256 b, uint256 c, address gasToken, address refundReceiver, bytes signatures)",
      ]),
      args: [token, 0n, addOwner, 0, 0n, 0n, 0n, zero, zero, "0x"],
    });

    expect(judge(transactionTo(token, sent), context).codes["control-transfer"]).toBe("danger");
    expect(judge(safe(0, addOwner), context).codes["control-transfer"]).toBe("danger");
  });

  test("behavior: a plain transfer by a Safe is no handover", () => {
    expect(judge(safe(0, callData("0xa9059cbb", stranger, 1n))).codes["control-transfer"]).toBeUndefined();
  });
});
