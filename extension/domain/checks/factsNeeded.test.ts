import { describe, expect, test } from "vitest";
import {
  callData,
  messageOf,
  permitOf,
  stranger,
  token,
  transactionTo,
  typedSubject,
  usdc,
} from "../samples.ts";
import { factsNeeded } from "./factsNeeded.ts";

describe("factsNeeded", () => {
  test("default: the contract called, who gains, and tokens outside the core table", () => {
    expect(factsNeeded(transactionTo(token, callData("0x095ea7b3", stranger, 1n)))).toEqual({
      code: [token, stranger],
      tokens: [token],
    });
  });

  test("behavior: core tokens are known without reading", () => {
    expect(factsNeeded(typedSubject(permitOf()))).toEqual({ code: [stranger], tokens: [] });
    expect(factsNeeded(transactionTo(usdc, callData("0xa9059cbb", stranger, 1n))).tokens).toEqual([]);
  });

  test("behavior: a message needs nothing", () => {
    expect(factsNeeded(messageOf("hello"))).toEqual({ code: [], tokens: [] });
  });
});
