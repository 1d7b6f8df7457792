import { describe, expect, test } from "vitest";
import { own, stranger, token, typedDataOf, typedSubject, usdc } from "../samples.ts";
import type { OrderDeed } from "./action.ts";
import { readSubject } from "./readSubject.ts";

const friend2 = `0x${"5".repeat(40)}`;

/** The order in a form of these fields, whose types follow from their values. */
function orderOf(message: Readonly<Record<string, string>>, primaryType = "Order"): OrderDeed | undefined {
  const types = Object.entries(message).map(([name, value]) =>
    value.startsWith("0x") ? `address ${name}` : `uint256 ${name}`,
  );
  const subject = typedSubject(typedDataOf(primaryType, { [primaryType]: types }, message));
  return readSubject(subject).actions.find((action) => action.kind === "order");
}

type Family = readonly [given: string, paid: string, got: string, received: string];
const sellTokens: Family = ["sellToken", "sellAmount", "buyToken", "buyAmount"];

describe("families of orders", () => {
  const families: readonly Family[] = [
    ["makerAsset", "makingAmount", "takerAsset", "takingAmount"],
    ["makerAsset", "makerAmount", "takerAsset", "takerAmount"],
    ["makerToken", "makerAmount", "takerToken", "takerAmount"],
    sellTokens,
    ["srcToken", "srcAmount", "destToken", "destAmount"],
    ["taker_token", "taker_amount", "maker_token", "maker_amount"],
    ["signerToken", "signerAmount", "senderToken", "senderAmount"],
  ];
  const messageOf = ([give, paid, get, received]: Family): Readonly<Record<string, string>> => ({
    [give]: token,
    [paid]: "11",
    [get]: usdc,
    [received]: "22",
  });

  test.each(families)("default: %s and %s are given, %s and %s received [H12]", (...family) => {
    const order = orderOf({ maker: own, ...messageOf(family) });

    expect(order?.gives).toEqual([{ kind: "erc20", token, amount: 11n }]);
    expect(order?.gets).toEqual([{ asset: { kind: "erc20", token: usdc, amount: 22n }, recipient: own }]);
  });

  test.each(families)(
    "error: without one of %s, %s, %s, %s what is given for what is not said to be understood [H12]",
    (...family) => {
      for (const missing of family) {
        const { [missing]: _, ...rest } = messageOf(family);

        expect(orderOf({ maker: own, ...rest })?.isComplete ?? false).toBe(false);
      }
    },
  );

  test.each(["receiver", "recipient", "beneficiary"])(
    "behavior: the %s gets it, the zero address being the maker",
    (name) => {
      const zero = `0x${"0".repeat(40)}`;
      const message = { maker: own, ...messageOf(sellTokens) };

      expect(orderOf({ ...message, [name]: stranger })?.gets[0]?.recipient).toBe(stranger);
      expect(orderOf({ ...message, [name]: zero })?.gets[0]?.recipient).toBe(own);
    },
  );

  test.each(["expiry", "expiration", "deadline", "validTo", "expirationTime", "endTime"])(
    "behavior: %s is the end of the order",
    (name) => {
      expect(orderOf({ maker: own, ...messageOf(sellTokens), [name]: "1800000000" })?.endsAt).toBe(
        1_800_000_000n,
      );
    },
  );

  test("behavior: without an end there is none, and the taker is who is named, zero being anybody", () => {
    const message = { maker: own, ...messageOf(sellTokens) };

    expect(orderOf(message)).toMatchObject({ endsAt: null, taker: null, isComplete: true });
    expect(orderOf({ ...message, taker: friend2 })?.taker).toBe(friend2);
    expect(orderOf({ ...message, taker: `0x${"0".repeat(40)}` })?.taker).toBeNull();
  });
});
