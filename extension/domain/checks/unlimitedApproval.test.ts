import { describe, expect, test } from "vitest";
import { callData, judge, sampleContext, stranger, token, transactionTo, usdc } from "../samples.ts";

function approve(amount: bigint, to = token, context = sampleContext()) {
  return judge(transactionTo(to, callData("0x095ea7b3", stranger, amount)), context);
}

describe("unlimitedApproval", () => {
  test.each([
    ["2^256 − 1", 2n ** 256n - 1n],
    ["2^255", 2n ** 255n],
    ["2^160 − 1", 2n ** 160n - 1n],
    ["2^128 − 1", 2n ** 128n - 1n],
    ["2^96 − 1", 2n ** 96n - 1n],
  ])("default: %s is held [G18]", (_, amount) => {
    const { codes, decision, inspection } = approve(amount);

    expect(codes["unlimited-approval"]).toBe("danger");
    expect(decision.outcome).toBe("hold");
    expect(inspection.findings[0]?.text).toBe(
      "Lets 0x3333…3333 take all your “TST” (0x4444…4444), any amount, no end date.",
    );
  });

  test("behavior: more than the supply is unlimited [G18]", () => {
    const tokens = { [token]: { symbol: "TST", decimals: 4, isCore: false, totalSupply: 1000n } };

    expect(approve(1001n, token, sampleContext({ tokens })).codes["unlimited-approval"]).toBe("danger");
  });

  test("behavior: more of a core token than there can be is unlimited [G18]", () => {
    expect(approve(2n ** 64n - 1n, usdc).codes["unlimited-approval"]).toBe("danger");
  });

  const all = { balances: { native: 0n, [token]: 500n } };
  const text = "take all your “TST” (0x4444…4444): what you hold now is within the limit.";

  test.each([
    ["a stranger is held", {}, "danger"],
    ["a contract one deals with is a caution", { recentRecipients: [stranger] }, "caution"],
    [
      "a contract one named is a caution",
      { addressBook: [{ address: stranger, name: "Market" }] },
      "caution",
    ],
    [
      "a stranger, of a token known as one that is counted, is held",
      { tokens: { [token]: { symbol: "TST", decimals: 4, isCore: false, standard: "erc20" as const } } },
      "danger",
    ],
    [
      "a stranger, of a collection, is a caution: the number names a piece",
      { tokens: { [token]: { symbol: "TST", decimals: 0, isCore: false, standard: "erc721" as const } } },
      "caution",
    ],
  ])("behavior: all that is held now to %s [G18]", (_, changes, level) => {
    const { inspection } = approve(500n, token, sampleContext({ ...all, ...changes }));
    const found = inspection.findings.find(({ code }) => code === "unlimited-approval");

    expect(found).toMatchObject(
      "tokens" in changes ? { level } : { level, text: expect.stringContaining(text) },
    );
  });

  test("behavior: seven tokens to a contract are a caution", () => {
    const { codes, decision } = approve(70_000n);

    expect(codes).toEqual({ approval: "caution", "first-contact": "caution" });
    expect(decision.outcome).toBe("allow");
  });

  test.each([
    ["increaseAllowance", "0x39509351"],
    ["increaseApproval", "0xd73dd623"],
  ])("behavior: %s without limit is held [G09]", (_, selector) => {
    const { codes } = judge(transactionTo(token, callData(selector, stranger, 2n ** 256n - 1n)));

    expect(codes["unlimited-approval"]).toBe("danger");
  });

  test("behavior: taking back is no finding", () => {
    expect(approve(0n).codes["unlimited-approval"]).toBeUndefined();
    expect(
      judge(transactionTo(token, callData("0xa457c2d7", stranger, 2n ** 256n - 1n))).decision.level,
    ).toBe("none");
  });
});
