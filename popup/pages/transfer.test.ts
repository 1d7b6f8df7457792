import { describe, expect, test } from "vitest";
import { bob, usdc } from "../stories/fixtures.ts";
import { readTransfer } from "./transfer.ts";

const draft = { to: bob, amount: "0.25", token: "", decimals: "18" };

describe("readTransfer", () => {
  test("default: the coin has 18 decimals", () => {
    expect(readTransfer(draft)).toEqual({
      status: "complete",
      to: bob,
      amount: "250000000000000000",
      token: null,
    });
  });

  test("behavior: a token's amount uses the token's decimals", () => {
    expect(readTransfer({ ...draft, token: usdc, decimals: "6" })).toMatchObject({
      amount: "250000",
      token: usdc,
    });
  });

  test.each([
    ["to", "0x12"],
    ["amount", "0"],
    ["amount", "1,5"],
    ["token", "USDC"],
  ] as const)("error: %s “%s” is refused by name", (field, typed) => {
    expect(readTransfer({ ...draft, [field]: typed })).toMatchObject({ status: "incomplete", field });
  });

  test("error: an amount finer than the token is not rounded", () => {
    expect(readTransfer({ ...draft, token: usdc, decimals: "1" })).toMatchObject({ field: "amount" });
  });
});
