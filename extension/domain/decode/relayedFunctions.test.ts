import { encodeAbiParameters, parseAbiParameters, toFunctionSelector, zeroHash } from "viem";
import { describe, expect, test } from "vitest";
import { callData, friend, judge, own, stranger, token, transactionTo, usdc } from "../samples.ts";
import { readSubject } from "./readSubject.ts";

type Bytes = `0x${string}`;
const permit2 = "0x000000000022d473030f116ddee9f6b43ac78ba3";
const most = 2n ** 256n - 1n;

function body(parameters: string, values: readonly unknown[]): Bytes {
  return encodeAbiParameters(
    parseAbiParameters(parameters) as Parameters<typeof encodeAbiParameters>[0],
    values,
  );
}

function encode(name: string, parameters: string, values: readonly unknown[]): string {
  return toFunctionSelector(`function ${name}(${parameters})`) + body(parameters, values).slice(2);
}

function sends(data: string, to = permit2) {
  return readSubject(transactionTo(to as Bytes, data)).actions.flatMap((action) =>
    action.kind === "send" && action.asset.kind !== "coin"
      ? [[action.asset.token, action.asset.amount, action.from, action.to]]
      : [],
  );
}

const single = "((address, uint256), uint256, uint256), (address, uint256), address";
const many = "((address, uint256)[], uint256, uint256), (address, uint256)[], address";
const one = [[[usdc, 9n], 0n, 1n], [stranger, 5n], own];
const two = [
  [
    [
      [usdc, 9n],
      [token, 8n],
    ],
    0n,
    1n,
  ],
  [
    [stranger, 5n],
    [friend, 6n],
  ],
  own,
];

describe("relayedFunctions", () => {
  test.each([
    ["a single transfer", encode("permitTransferFrom", `${single}, bytes`, [...one, "0x"])],
    [
      "a single transfer with a witness",
      encode("permitWitnessTransferFrom", `${single}, bytes32, string, bytes`, [...one, zeroHash, "", "0x"]),
    ],
  ])("default: Permit2 moves what was asked for in %s [G09]", (_, data) => {
    expect(sends(data)).toEqual([[usdc, 5n, own, stranger]]);
  });

  test.each([
    ["transfers", encode("permitTransferFrom", `${many}, bytes`, [...two, "0x"])],
    [
      "transfers with a witness",
      encode("permitWitnessTransferFrom", `${many}, bytes32, string, bytes`, [...two, zeroHash, "", "0x"]),
    ],
  ])("behavior: of several %s each is read with its own token [G09]", (_, data) => {
    expect(sends(data)).toEqual([
      [usdc, 5n, own, stranger],
      [token, 6n, own, friend],
    ]);
  });

  test("behavior: lists of unequal length are not understood", () => {
    const data = encode("permitTransferFrom", `${many}, bytes`, [two[0], [[stranger, 5n]], own, "0x"]);

    expect(judge(transactionTo(permit2, data)).inspection.gaps).toMatchObject([{ reason: "undecodable" }]);
  });

  test("behavior: a list of transfers by allowance is read [G09]", () => {
    const data = encode("transferFrom", "(address, address, uint160, address)[]", [
      [
        [own, stranger, 7n, usdc],
        [own, friend, 8n, token],
      ],
    ]);

    expect(sends(data)).toEqual([
      [usdc, 7n, own, stranger],
      [token, 8n, own, friend],
    ]);
  });

  const dates = [0n, 1n, zeroHash];
  const authorised = "address, address, uint256, uint256, uint256, bytes32";
  test.each([
    ["transferWithAuthorization", "bytes", ["0x"]],
    ["receiveWithAuthorization", "bytes", ["0x"]],
    ["transferWithAuthorization", "uint8, bytes32, bytes32", [27, zeroHash, zeroHash]],
    ["receiveWithAuthorization", "uint8, bytes32, bytes32", [27, zeroHash, zeroHash]],
  ])("behavior: %s with %s moves the token it is sent to [G09]", (name, signature, values) => {
    const data = encode(name, `${authorised}, ${signature}`, [own, stranger, 4n, ...dates, ...values]);

    expect(sends(data, usdc)).toEqual([[usdc, 4n, own, stranger]]);
  });

  test.each([
    ["transferAndCall", encode("transferAndCall", "address, uint256, bytes", [stranger, 3n, "0x01"])],
    ["transferAndCall without data", encode("transferAndCall", "address, uint256", [stranger, 3n])],
    [
      "transferFromAndCall",
      encode("transferFromAndCall", "address, address, uint256, bytes", [own, stranger, 3n, "0x"]),
    ],
    [
      "operatorSend",
      encode("operatorSend", "address, address, uint256, bytes, bytes", [own, stranger, 3n, "0x", "0x"]),
    ],
    [
      "ERC-6909 transferFrom",
      encode("transferFrom", "address, address, uint256, uint256", [own, stranger, 1n, 3n]),
    ],
    ["ERC-6909 transfer", encode("transfer", "address, uint256, uint256", [stranger, 1n, 3n])],
  ])("behavior: %s sends [G09]", (_, data) => {
    expect(sends(data, token)).toEqual([[token, 3n, own, stranger]]);
  });

  test.each([
    ["approveAndCall", encode("approveAndCall", "address, uint256, bytes", [stranger, most, "0x"])],
    ["approveAndCall without data", encode("approveAndCall", "address, uint256", [stranger, most])],
    ["approveDelegation", encode("approveDelegation", "address, uint256", [stranger, most])],
    [
      "a permit with a packed signature",
      encode("permit", "address, address, uint256, uint256, bytes", [own, stranger, most, 1n, "0x"]),
    ],
  ])("behavior: %s without limit is held [G09]", (_, data) => {
    const { codes, decision } = judge(transactionTo(token, data));

    expect([codes["unlimited-approval"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test.each([
    ["allow", (on: boolean) => encode("allow", "address, bool", [stranger, on])],
    ["setAuthorization", (on: boolean) => encode("setAuthorization", "address, bool", [stranger, on])],
    [
      "setRelayerApproval",
      (on: boolean) => encode("setRelayerApproval", "address, address, bool", [own, stranger, on]),
    ],
    [
      "permitForAll",
      (on: boolean) =>
        encode("permitForAll", "address, address, bool, uint256, bytes", [own, stranger, on, 1n, "0x"]),
    ],
  ])("behavior: %s names an operator, and takes one away [G09]", (_, data) => {
    const operators = (on: boolean) => readSubject(transactionTo(token, data(on))).actions;

    expect(operators(true)).toMatchObject([
      { kind: "operator", token, operator: stranger, isApproved: true },
    ]);
    expect(operators(false)).toMatchObject([
      { kind: "operator", token, operator: stranger, isApproved: false },
    ]);
    expect(judge(transactionTo(token, data(true))).codes["approval-for-all"]).toBe("danger");
  });
});

describe("the commands of a router", () => {
  const router = (commands: string, inputs: readonly string[]) =>
    encode("execute", "bytes, bytes[]", [commands, inputs]);
  const words = (...list: readonly (string | bigint)[]) => callData("0x", ...list);

  test("behavior: transfers by Permit2 are read, with the router's words for itself and the sender [G09]", () => {
    const batch = body("(address, address, uint160, address)[]", [[[own, stranger, 7n, usdc]]]);
    const one = `0x${"0".repeat(39)}1`;
    const two = `0x${"0".repeat(39)}2`;
    const data = router("0x0282020d", [
      words(usdc, stranger, 5n),
      words(usdc, one, 6n),
      words(usdc, two, 8n),
      batch,
    ]);

    expect(sends(data, token)).toEqual([
      [usdc, 5n, own, stranger],
      [usdc, 6n, own, own],
      [usdc, 8n, own, token],
      [usdc, 7n, own, stranger],
    ]);
  });

  test("behavior: a plan inside of a plan is opened, and a swap beside it stays a gap [G10]", () => {
    const inner = body("bytes, bytes[]", ["0x02", [words(usdc, stranger, 5n)]]);
    const data = router("0x2100", [inner, "0x"]);

    expect(sends(data, token)).toEqual([[usdc, 5n, own, stranger]]);
    expect(judge(transactionTo(token, data)).inspection.gaps).toMatchObject([{ reason: "undecodable" }]);
  });
});
