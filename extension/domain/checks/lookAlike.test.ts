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

  test.each([
    ["3 and 3", "0xabc", "def", true],
    ["3 and 5", "0xabc", "12def", true],
    ["5 and 2", "0xabc34", "ef", true],
    ["4 and 2", "0xabc3", "ef", false],
    ["8 and 1", "0xabc34567", "f", false],
    ["a run of one digit, and 3", "0x00000000", "def", false],
    ["a run of one digit, and 4", "0x00000000", "2def", true],
    ["a run of one digit behind another one, and 3", "0xa0000000", "def", true],
  ])("behavior: %s equal digits are judged by what a short form shows [G15]", (_, start, end, isTwin) => {
    const filled = (digit: string) =>
      `${start}${digit.repeat(42 - start.length - end.length)}${end}` as const;
    const context = sampleContext({ recentRecipients: [filled("7") as `0x${string}`] });
    const found = judge(transactionTo(filled("8") as `0x${string}`), context).codes["look-alike"];

    expect(found).toBe(isTwin ? "danger" : undefined);
  });

  test.each([friend, own])("behavior: the known address itself is none: %s", (address) => {
    expect(judge(transactionTo(address)).codes["look-alike"]).toBeUndefined();
  });
});
