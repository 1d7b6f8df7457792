import { encodeFunctionData, encodePacked, parseAbi, size, toFunctionSelector, zeroHash } from "viem";
import { describe, expect, test } from "vitest";
import { callData, friend, judge, own, stranger, token, transactionTo } from "../samples.ts";
import { dynamicFunctions } from "./dynamicFunctions.ts";
import { wordFunctions } from "./functions.ts";
import { readSubject } from "./readSubject.ts";

const grant = callData("0x095ea7b3", stranger, 2n ** 256n - 1n) as `0x${string}`;
const forAll = callData("0xa22cb465", stranger, 1n) as `0x${string}`;
const multicall = parseAbi(["function multicall(bytes[] data)"]);

function kinds(data: string): readonly string[] {
  return readSubject(transactionTo(token, data)).actions.map(({ kind }) => kind);
}

function wrap(data: `0x${string}`, times: number): `0x${string}` {
  return times === 0 ? data : wrap(encodeFunctionData({ abi: multicall, args: [[data]] }), times - 1);
}

describe("selectors", () => {
  test("default: each key is the selector of its signature", () => {
    for (const [selector, { signature }] of wordFunctions) {
      expect([signature, toFunctionSelector(`function ${signature}`)]).toEqual([signature, selector]);
    }
    for (const [selector, { name, parameters }] of dynamicFunctions) {
      expect([name, toFunctionSelector(`function ${name}(${parameters})`)]).toEqual([name, selector]);
    }
  });
});

describe("readCalldata", () => {
  test("default: a token transfer", () => {
    expect(readSubject(transactionTo(token, callData("0xa9059cbb", friend, 5n)))).toEqual({
      isUnderstood: true,
      actions: [
        {
          kind: "send",
          asset: { kind: "erc20", token, amount: 5n },
          from: own,
          to: friend,
          actor: own,
          call: 0,
          depth: 0,
          flags: [],
        },
      ],
    });
  });

  test("behavior: coin sent along is an action of its own", () => {
    expect(readSubject(transactionTo(token, grant, "0x1")).actions.map(({ kind }) => kind)).toEqual([
      "allow",
      "send",
    ]);
  });

  const abi = parseAbi([
    "function aggregate((address to, bytes data)[] calls)",
    "function aggregate3((address to, bool allowFailure, bytes data)[] calls)",
    "function aggregate3Value((address to, bool allowFailure, uint256 value, bytes data)[] calls)",
    "function execute(address to, uint256 value, bytes data)",
    "function execute(address to, uint256 value, bytes data, uint8 operation)",
    "function executeBatch((address to, uint256 value, bytes data)[] calls)",
    "function multiSend(bytes transactions)",
    "function multicall(uint256 deadline, bytes[] data)",
  ]);
  const packed = encodePacked(
    ["uint8", "address", "uint256", "uint256", "bytes"],
    [0, token, 0n, BigInt(size(grant)), grant],
  );

  test.each([
    [
      "multicall with a deadline",
      encodeFunctionData({ abi, functionName: "multicall", args: [1n, [grant]] }),
    ],
    [
      "Multicall3 aggregate",
      encodeFunctionData({ abi, functionName: "aggregate", args: [[{ to: token, data: grant }]] }),
    ],
    [
      "Multicall3 aggregate3",
      encodeFunctionData({
        abi,
        functionName: "aggregate3",
        args: [[{ to: token, allowFailure: true, data: grant }]],
      }),
    ],
    [
      "Multicall3 aggregate3Value",
      encodeFunctionData({
        abi,
        functionName: "aggregate3Value",
        args: [[{ to: token, allowFailure: true, value: 0n, data: grant }]],
      }),
    ],
    ["execute", encodeFunctionData({ abi, functionName: "execute", args: [token, 0n, grant] })],
    [
      "a token-bound account's execute",
      encodeFunctionData({ abi, functionName: "execute", args: [token, 0n, grant, 0] }),
    ],
    [
      "executeBatch",
      encodeFunctionData({
        abi,
        functionName: "executeBatch",
        args: [[{ to: token, value: 0n, data: grant }]],
      }),
    ],
    ["Safe multiSend", encodeFunctionData({ abi, functionName: "multiSend", args: [packed] })],
  ])("behavior: a grant inside of %s is found [G10]", (_, data) => {
    const { codes, decision } = judge(transactionTo(token, data));

    expect([codes["unlimited-approval"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: a delegatecall inside of execute is named", () => {
    expect(kinds(encodeFunctionData({ abi, functionName: "execute", args: [token, 0n, grant, 1] }))).toEqual([
      "control",
      "allow",
    ]);
  });

  test("behavior: Permit2 among the commands of a router is found [G10] [G09]", () => {
    const router = parseAbi(["function execute(bytes commands, bytes[] inputs, uint256 deadline)"]);
    const permit = callData(
      "0x",
      token,
      2n ** 160n - 1n,
      2n ** 48n - 1n,
      0n,
      stranger,
      1n,
      0xe0n,
      0n,
    ) as `0x${string}`;
    const data = encodeFunctionData({ abi: router, args: ["0x0a", [permit], 1n] });

    expect(judge(transactionTo(token, data)).codes["unlimited-approval"]).toBe("danger");
  });

  test.each([1, 3, 5, 8])("behavior: a grant %i wrappers deep is found [G10]", (depth) => {
    expect(kinds(wrap(forAll, depth))).toEqual(["operator"]);
  });

  test.each([9, 12])("behavior: a grant %i wrappers deep is not understood [G10]", (depth) => {
    const { inspection, decision } = judge(transactionTo(token, wrap(forAll, depth)));

    expect(inspection.gaps).toMatchObject([{ reason: "undecodable" }]);
    expect(decision.outcome).toBe("warn");
  });

  test("behavior: calldata that points at itself a thousand times is bounded", () => {
    const inner = encodeFunctionData({ abi: multicall, args: [Array.from({ length: 30 }, () => grant)] });
    const middle = encodeFunctionData({ abi: multicall, args: [Array.from({ length: 20 }, () => inner)] });
    const reading = readSubject(transactionTo(token, middle));

    expect(reading.isUnderstood).toBe(false);
    expect(reading.actions.length).toBeLessThan(1200);
  });

  test.each([
    ["an unknown selector", callData("0x12345678", 1n)],
    ["less than a selector", "0x1234"],
    ["a known wrapper that does not decode", `0xac9650d8${"f".repeat(64)}`],
    ["a wrapper around nothing", encodeFunctionData({ abi: multicall, args: [[]] })],
    [
      "a packed list that does not add up",
      encodeFunctionData({ abi, functionName: "multiSend", args: [zeroHash] }),
    ],
  ])("behavior: %s is not understood, which is a gap", (_, data) => {
    expect(judge(transactionTo(token, data)).inspection.gaps).toMatchObject([{ reason: "undecodable" }]);
  });
});
