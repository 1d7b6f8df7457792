import { describe, expect, test } from "vitest";
import { friend, judge, sampleContext, stranger, transactionTo } from "../samples.ts";

describe("firstContact", () => {
  test("default: a new recipient is a caution and the transfer is allowed", () => {
    const { codes, decision } = judge(transactionTo(stranger, undefined, "0x1"));

    expect([codes, decision.outcome]).toEqual([{ "first-contact": "caution" }, "allow"]);
  });

  test("behavior: a name in the address book or an earlier deal ends it", () => {
    const context = sampleContext({ recentRecipients: [stranger] });

    expect(judge(transactionTo(friend, undefined, "0x1")).codes).toEqual({});
    expect(judge(transactionTo(stranger, undefined, "0x1"), context).codes).toEqual({});
  });
});
