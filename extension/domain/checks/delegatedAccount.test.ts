import { describe, expect, test } from "vitest";
import { friend, judge, messageOf, own, sampleContext, stranger, transactionTo } from "../samples.ts";

const pay = transactionTo(friend, undefined, "0x1");

describe("delegatedAccount", () => {
  test("default: an account that acts by another's code is a caution that names the code [I10]", () => {
    const context = sampleContext({
      contracts: { [own]: { delegate: stranger } },
      readAt: { block: 5, at: 1_789_999_000_000 },
    });

    expect(judge(pay, context).decision.outcome).toBe("allow");
    expect(judge(pay, context).inspection.findings).toMatchObject([
      {
        code: "delegated-account",
        level: "caution",
        text: "Your account acts by the code at 0x3333…3333, which may move what it holds.",
        about: { address: stranger },
        block: 5,
      },
    ]);
    expect(judge(messageOf("hello"), context).codes["delegated-account"]).toBe("caution");
  });

  test("behavior: code that the user named is only said", () => {
    const context = sampleContext({ contracts: { [own]: { delegate: friend } } });

    expect(judge(pay, context).codes).toEqual({ "delegated-account": "none" });
  });

  test("behavior: without a delegate, and for others' delegates, there is no finding", () => {
    const other = sampleContext({ contracts: { [friend]: { delegate: stranger }, [own]: {} } });

    expect(judge(pay, other).codes).toEqual({});
  });
});
