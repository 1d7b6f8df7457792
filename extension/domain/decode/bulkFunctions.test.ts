import { encodeAbiParameters, parseAbiParameters, toFunctionSelector } from "viem";
import { describe, expect, test } from "vitest";
import { friend, judge, own, stranger, token, transactionTo, usdc } from "../samples.ts";
import { readSubject } from "./readSubject.ts";

const helper = "0x6666666666666666666666666666666666666666";
const zeroKey = `0x${"0".repeat(64)}`;

function encode(name: string, parameters: string, values: readonly unknown[]): string {
  const types = parseAbiParameters(parameters) as Parameters<typeof encodeAbiParameters>[0];
  return toFunctionSelector(`function ${name}(${parameters})`) + encodeAbiParameters(types, values).slice(2);
}

function read(data: string, value = "0x0") {
  return readSubject(transactionTo(helper, data, value)).actions.map((action) =>
    action.kind === "send" ? [action.asset, action.from, action.to] : action.kind,
  );
}

const groups = "((uint8, address, uint256, uint256)[], address, bool)[], bytes32";
const nft = (contract: string, tokenId: bigint, amount = 1n) => ({
  kind: "nft",
  token: contract,
  tokenId,
  amount,
});
const erc20 = (contract: string, amount: bigint) => ({ kind: "erc20", token: contract, amount });

describe("bulkFunctions", () => {
  test("default: a market's helper moves tokens and pieces to each recipient [H11]", () => {
    const data = encode("bulkTransfer", groups, [
      [
        [
          [
            [1, usdc, 0n, 9n],
            [2, token, 7n, 1n],
          ],
          stranger,
          true,
        ],
        [[[3, token, 8n, 5n]], friend, false],
      ],
      zeroKey,
    ]);

    expect(read(data)).toEqual([
      [erc20(usdc, 9n), own, stranger],
      [nft(token, 7n), own, stranger],
      [nft(token, 8n, 5n), own, friend],
    ]);
  });

  test("error: a kind of thing that the helper does not move is not understood", () => {
    const data = encode("bulkTransfer", groups, [[[[[0, token, 7n, 1n]], stranger, false]], zeroKey]);

    expect(read(data)).toEqual(["call"]);
  });

  test("default: a transfer manager moves what stands in its lists, from whom it says", () => {
    const items = [
      [token, 0, [1n, 2n], [1n, 1n]],
      [usdc, 1, [3n], [4n]],
    ];
    const name = "transferBatchItemsAcrossCollections";
    const types = "(address, uint8, uint256[], uint256[])[], address, address";

    expect(read(encode(name, types, [items, own, stranger]))).toEqual([
      [nft(token, 1n), own, stranger],
      [nft(token, 2n), own, stranger],
      [nft(usdc, 3n, 4n), own, stranger],
    ]);
    const unequal = [token, 0, [1n, 2n], [1n]];
    expect(read(encode(name, types, [[unequal], own, stranger]))).toEqual(["call"]);
    expect(read(encode(name, types, [[...items, unequal], own, stranger]))).toEqual(["call"]);
  });

  test.each([
    ["transferItemsERC721", [nft(token, 1n), nft(token, 2n)]],
    ["transferItemsERC1155", [nft(token, 1n, 5n), nft(token, 2n, 6n)]],
  ])("default: %s names the collection", (name, assets) => {
    const types = "address, address, address, uint256[], uint256[]";

    expect(read(encode(name, types, [token, own, stranger, [1n, 2n], [5n, 6n]]))).toEqual(
      assets.map((asset) => [asset, own, stranger]),
    );
  });

  test("error: editions without an amount each are not understood", () => {
    const types = "address, address, address, uint256[], uint256[]";

    expect(read(encode("transferItemsERC1155", types, [token, own, stranger, [1n, 2n], [5n]]))).toEqual([
      "call",
    ]);
    const batch = "address, address, uint256[], uint256[], bytes";
    expect(read(encode("safeBatchTransferFrom", batch, [own, stranger, [1n, 2n], [5n], "0x"]))).toEqual([
      "call",
    ]);
  });

  test.each([
    ["batchTransferFrom", "address, address, uint256[]", []],
    ["safeBatchTransferFrom", "address, address, uint256[]", []],
    ["safeBatchTransferFrom", "address, address, uint256[], bytes", ["0x"]],
  ])("default: %s of a collection moves each piece (%s)", (name, types, rest) => {
    expect(read(encode(name, types, [own, stranger, [1n, 2n], ...rest]))).toEqual([
      [nft(helper, 1n), own, stranger],
      [nft(helper, 2n), own, stranger],
    ]);
  });

  test.each(["batchTransfer", "multiTransfer"])("default: %s of a token pays each recipient", (name) => {
    const types = "address[], uint256[]";

    expect(
      read(
        encode(name, types, [
          [stranger, friend],
          [5n, 6n],
        ]),
      ),
    ).toEqual([
      [erc20(helper, 5n), own, stranger],
      [erc20(helper, 6n), own, friend],
    ]);
    expect(read(encode(name, types, [[stranger, friend], [5n]]))).toEqual(["call"]);
  });

  test.each(["disperseToken", "disperseTokenSimple"])("default: %s pays from the account", (name) => {
    expect(read(encode(name, "address, address[], uint256[]", [usdc, [stranger], [5n]]))).toEqual([
      [erc20(usdc, 5n), own, stranger],
    ]);
  });

  test("default: coin that is handed on leaves the account once", () => {
    expect(
      read(
        encode("disperseEther", "address[], uint256[]", [
          [stranger, friend],
          [5n, 6n],
        ]),
        "0xb",
      ),
    ).toEqual([
      [{ kind: "coin", amount: 5n }, helper, stranger],
      [{ kind: "coin", amount: 6n }, helper, friend],
      [{ kind: "coin", amount: 11n }, own, helper],
    ]);
  });

  test("behavior: what is missing at the end counts as zero, and is held [G01]", () => {
    const whole = encode("bulkTransfer", groups, [[[[[2, token, 7n, 1n]], stranger, false]], zeroKey]);
    const short = judge(transactionTo(helper, whole.slice(0, -20)));
    const cut = judge(transactionTo(helper, whole.slice(0, -2 * 32 * 5)));

    expect(short.codes).toMatchObject({ "abnormal-encoding": "danger" });
    expect(read(whole.slice(0, -20))).toEqual([[nft(token, 7n, 0n), own, stranger]]);
    expect(cut.inspection.gaps).toMatchObject([{ reason: "undecodable" }]);
  });
});
