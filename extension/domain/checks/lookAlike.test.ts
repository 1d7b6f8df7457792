import { describe, expect, test } from "vitest";
import { callData, friend, judge, own, sampleContext, token, transactionTo } from "../samples.ts";

const twin = `0x2222${"9".repeat(32)}2222`;

describe("lookAlike", () => {
  test.each([
    ["coin", transactionTo(twin as `0x${string}`, undefined, "0x1")],
    ["a token", transactionTo(token, callData("0xa9059cbb", twin, 1n))],
    ["nothing, to plant the address", transactionTo(twin as `0x${string}`)],
  ])("default: sending %s to a twin of a known address is held [G15] [K08]", (_, subject) => {
    const { codes, decision, inspection } = judge(subject);

    expect([codes["look-alike"], decision.outcome]).toEqual(["danger", "hold"]);
    expect(inspection.findings[0]?.text).toBe(
      "0x 2222 9999 9999 9999 9999 9999 9999 9999 9999 2222 only looks like “Friend” (0x2222…2222), which is 0x 2222 2222 2222 2222 2222 2222 2222 2222 2222 2222.",
    );
  });

  test("behavior: recent recipients and own accounts have twins too [G15]", () => {
    const recent = `0xabcd${"7".repeat(32)}ef01` as const;
    const context = sampleContext({ recentRecipients: [recent] });

    expect(judge(transactionTo(`0xabcd${"8".repeat(32)}ef01`), context).codes["look-alike"]).toBe("danger");
    expect(judge(transactionTo(`0x1111${"8".repeat(32)}1111`)).codes["look-alike"]).toBe("danger");
  });

  test.each([friend, own])("behavior: the known address itself is none: %s", (address) => {
    expect(judge(transactionTo(address)).codes["look-alike"]).toBeUndefined();
  });
});
