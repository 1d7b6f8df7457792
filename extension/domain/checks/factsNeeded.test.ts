import { describe, expect, test } from "vitest";
import type { Address } from "../primitives.ts";
import {
  callData,
  messageOf,
  own,
  permitOf,
  stranger,
  subjectFrom,
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
      contracts: [stranger, token],
      balances: [token],
      allowances: [{ token, spender: stranger }],
    });
  });

  test("behavior: core tokens are known without reading", () => {
    expect(factsNeeded(typedSubject(permitOf()))).toMatchObject({
      code: [stranger],
      tokens: [],
      contracts: [stranger, usdc],
      balances: [usdc],
    });
    expect(factsNeeded(transactionTo(usdc, callData("0xa9059cbb", stranger, 1n))).tokens).toEqual([]);
  });

  test("behavior: a message needs nothing", () => {
    expect(factsNeeded(messageOf("hello"))).toEqual({
      ...{ code: [], tokens: [], contracts: [], balances: [], allowances: [] },
    });
  });

  test("behavior: what is sent is asked for once, a piece of a collection is not, and all of it is bounded", () => {
    const addressOf = (index: number): Address => `0x${(index + 1).toString(16).padStart(40, "0")}`;
    const call = (to: Address) => ({ to, data: callData("0x095ea7b3", stranger, 7n) });
    const calls = Array.from({ length: 9 }, (_, index) => call(addressOf(index)));
    const batch = subjectFrom("wallet_sendCalls", [
      { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls },
    ]);
    const needed = factsNeeded(batch);
    const sent = factsNeeded(transactionTo(token, callData("0xa9059cbb", stranger, 1n)));
    const piece = factsNeeded(transactionTo(token, callData("0x42842e0e", own, stranger, 1n)));

    expect([needed.contracts.length, needed.balances.length, needed.allowances.length]).toEqual([8, 8, 8]);
    // Whoever gets power comes first.
    expect(needed.contracts[0]).toBe(stranger);
    expect([sent.contracts, sent.balances, sent.allowances]).toEqual([[token], [token], []]);
    expect(piece.balances).toEqual([]);
  });
});
