import {
  encodeAbiParameters,
  encodePacked,
  parseAbiParameters,
  toFunctionSelector,
  zeroAddress,
  zeroHash,
} from "viem";
import { describe, expect, test } from "vitest";
import { callData, friend, judge, own, stranger, token, transactionTo } from "../samples.ts";
import { readSubject } from "./readSubject.ts";

type Bytes = `0x${string}`;
const grant = callData("0x095ea7b3", stranger, 2n ** 256n - 1n) as Bytes;
const wrapper = friend;
const word = (value: bigint): Bytes => `0x${value.toString(16).padStart(64, "0")}`;
const batchOf = (to: Bytes): Bytes =>
  encodeAbiParameters(parseAbiParameters("(address, uint256, bytes)[]"), [[[to, 0n, grant]]]);
const packed = encodePacked(["address", "uint256", "bytes"], [token, 0n, grant]);
const request = [own, token, 0n, 90_000n, 0n, grant];

function encode(name: string, parameters: string, values: readonly unknown[]): string {
  const types = parseAbiParameters(parameters) as Parameters<typeof encodeAbiParameters>[0];
  return toFunctionSelector(`function ${name}(${parameters})`) + encodeAbiParameters(types, values).slice(2);
}

function allows(data: string) {
  return readSubject(transactionTo(wrapper, data)).actions.flatMap((action) =>
    action.kind === "allow" ? [[action.token, action.owner, action.spender]] : [],
  );
}

const oldOperation = [own, 0n, "0x", grant, 0n, 0n, 0n, 0n, 0n, "0x", "0x"];
const operation = [token, 0n, "0x", grant, zeroHash, 0n, zeroHash, "0x", "0x"];

describe("wrapperFunctions", () => {
  test.each([
    [
      "tryBlockAndAggregate",
      encode("tryBlockAndAggregate", "bool, (address, bytes)[]", [true, [[token, grant]]]),
    ],
    ["blockAndAggregate", encode("blockAndAggregate", "(address, bytes)[]", [[[token, grant]]])],
    ["execute of a list", encode("execute", "(address, uint256, bytes)[]", [[[token, 0n, grant]]])],
    ["batch", encode("batch", "(address, uint256, bytes)[]", [[[token, 0n, grant]]])],
    ["executeBatch of columns", encode("executeBatch", "address[], bytes[]", [[token], [grant]])],
    ["multicall of columns", encode("multicall", "address[], bytes[]", [[token], [grant]])],
    [
      "executeBatch with values",
      encode("executeBatch", "address[], uint256[], bytes[]", [[token], [0n], [grant]]),
    ],
    [
      "a module",
      encode("execTransactionFromModule", "address, uint256, bytes, uint8", [token, 0n, grant, 0]),
    ],
    [
      "a module with an answer",
      encode("execTransactionFromModuleReturnData", "address, uint256, bytes, uint8", [token, 0n, grant, 0]),
    ],
    ["executeUserOp", encode("executeUserOp", "address, uint256, bytes, uint8", [token, 0n, grant, 0])],
    ["a packed single call by mode", encode("execute", "bytes32, bytes", [zeroHash, packed])],
    ["a batch by mode", encode("execute", "bytes32, bytes", [`0x01${"0".repeat(62)}`, batchOf(token)])],
    [
      "a timelock's execute",
      encode("execute", "address, uint256, bytes, bytes32, bytes32", [token, 0n, grant, zeroHash, zeroHash]),
    ],
    [
      "a timelock's schedule",
      encode("schedule", "address, uint256, bytes, bytes32, bytes32, uint256", [
        token,
        0n,
        grant,
        zeroHash,
        zeroHash,
        1n,
      ]),
    ],
  ])("default: a grant inside of %s is found, in the wrapper's name [G10]", (_, data) => {
    expect(allows(data)).toEqual([[token, wrapper, stranger]]);
    expect(judge(transactionTo(wrapper, data)).decision.outcome).toBe("hold");
  });

  test.each([
    [
      "a minimal forwarder",
      encode("execute", "(address, address, uint256, uint256, uint256, bytes), bytes", [request, "0x"]),
      token,
    ],
    [
      "an ERC-2771 forwarder",
      encode("execute", "(address, address, uint256, uint256, uint48, bytes, bytes)", [
        [own, token, 0n, 90_000n, 1, grant, "0x"],
      ]),
      token,
    ],
    [
      "executeMetaTransaction",
      encode("executeMetaTransaction", "address, bytes, bytes32, bytes32, uint8", [
        own,
        grant,
        zeroHash,
        zeroHash,
        27,
      ]),
      wrapper,
    ],
  ])("behavior: %s acts for whoever signed [H13]", (_, data, where) => {
    expect(allows(data)).toEqual([[where, own, stranger]]);
  });

  test("behavior: the call data of user operations is opened [I09]", () => {
    const tuple = "address, uint256, bytes, bytes";
    const old = encode(
      "handleOps",
      `(${tuple}, uint256, uint256, uint256, uint256, uint256, bytes, bytes)[], address`,
      [[oldOperation], stranger],
    );
    const present = encode("handleOps", `(${tuple}, bytes32, uint256, bytes32, bytes, bytes)[], address`, [
      [operation],
      stranger,
    ]);

    expect(allows(old)).toEqual([[own, wrapper, stranger]]);
    expect(allows(present)).toEqual([[token, wrapper, stranger]]);
  });

  test.each([
    ["a proxy of its owner", encode("execute", "address, bytes", [token, grant])],
    [
      "the mode of foreign code",
      encode("execute", "bytes32, bytes", [
        `0xff${"0".repeat(62)}`,
        encodePacked(["address", "bytes"], [token, grant]),
      ]),
    ],
    [
      "a module",
      encode("execTransactionFromModule", "address, uint256, bytes, uint8", [token, 0n, grant, 1]),
    ],
    [
      "a diamond",
      encode("diamondCut", "(address, uint8, bytes4[])[], address, bytes", [[[token, 0, []]], token, "0x"]),
    ],
  ])("behavior: foreign code run by %s is danger and held [G11]", (_, data) => {
    const { codes, decision } = judge(transactionTo(wrapper, data));

    expect([codes["control-transfer"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: in a minimal account the zero address is the account itself", () => {
    const mode = `0x01000000000078210001${"0".repeat(44)}` as Bytes;
    const withSignature = encodeAbiParameters(parseAbiParameters("(address, uint256, bytes)[], bytes"), [
      [[zeroAddress, 0n, grant]],
      "0x1234",
    ]);

    expect(allows(encode("execute", "bytes32, bytes", [mode, withSignature]))).toEqual([
      [wrapper, own, stranger],
    ]);
    expect(allows(encode("execute", "bytes32, bytes", [`0x01${"0".repeat(62)}`, withSignature]))).toEqual([
      [zeroAddress, wrapper, stranger],
    ]);
  });

  test.each([
    ["columns of unequal length", encode("multicall", "address[], bytes[]", [[token, own], [grant]])],
    [
      "fewer values than calls",
      encode("executeBatch", "address[], uint256[], bytes[]", [[token], [], [grant]]),
    ],
    ["an unknown mode", encode("execute", "bytes32, bytes", [`0x02${"0".repeat(62)}`, packed])],
    [
      "a packed call cut short",
      encode("execute", "bytes32, bytes", [zeroHash, packed.slice(0, 100) as Bytes]),
    ],
    [
      "foreign code without an address",
      encode("execute", "bytes32, bytes", [`0xff${"0".repeat(62)}`, "0x12"]),
    ],
    [
      "a batch that encodes otherwise",
      encode("execute", "bytes32, bytes", [`0x01${"0".repeat(62)}`, `${batchOf(token)}${word(7n).slice(2)}`]),
    ],
  ])("behavior: %s is not understood, which is a gap", (_, data) => {
    expect(judge(transactionTo(wrapper, data)).inspection.gaps).toMatchObject([{ reason: "undecodable" }]);
  });
});
