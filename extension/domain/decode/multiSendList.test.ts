import { encodePacked } from "viem";
import { describe, expect, test } from "vitest";
import type { Hex } from "../primitives.ts";
import { own, stranger, token, usdc } from "../samples.ts";
import { readMultiSend } from "./multiSend.ts";

const at = { contract: token, actor: own, value: 0n };

function packed(operation: number, to: Hex, value: bigint, data: Hex): Hex {
  const types = ["uint8", "address", "uint256", "uint256", "bytes"] as const;
  return encodePacked(types, [operation, to, value, BigInt((data.length - 2) / 2), data]);
}
const join = (...parts: readonly Hex[]): Hex => `0x${parts.map((part) => part.slice(2)).join("")}`;

describe("readMultiSend", () => {
  test("default: each call of the list, with its value and data, in order", () => {
    const list = join(packed(0, usdc, 3n, "0xaabbcc"), packed(0, stranger, 2n ** 255n, "0x"));

    expect(readMultiSend(list, at)).toEqual({
      deeds: [],
      calls: [
        { to: usdc, value: 3n, data: "0xaabbcc" },
        { to: stranger, value: 2n ** 255n, data: "0x" },
      ],
    });
  });

  test.each([1, 2, 255])(
    "behavior: operation %s hands the account's storage to other code [H14]",
    (operation) => {
      expect(readMultiSend(packed(operation, stranger, 0n, "0x"), at)).toEqual({
        deeds: [{ kind: "control", what: "delegatecall", contract: token, party: stranger }],
        calls: [{ to: stranger, value: 0n, data: "0x" }],
      });
    },
  );

  test("error: a list that ends inside of a call, or says a longer one than there is, does not add up", () => {
    const list = packed(0, usdc, 3n, "0xaabbcc");

    for (let length = 4; length < list.length; length += 2) {
      expect(readMultiSend(`0x${list.slice(2, length)}`, at)).toBeNull();
    }
    expect(readMultiSend(`${list}00`, at)).toBeNull();
    const before = 2 + 2 * (1 + 20 + 32);
    expect(readMultiSend(`0x${list.slice(2, before)}1${list.slice(before + 1)}`, at)).toBeNull();
  });

  test("default: a list of nothing does nothing", () => {
    expect(readMultiSend("0x", at)).toEqual({ deeds: [], calls: [] });
  });
});
