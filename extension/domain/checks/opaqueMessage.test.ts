import { concatHex, toRlp } from "viem";
import { describe, expect, test } from "vitest";
import { judge, messageOf, stranger } from "../samples.ts";

describe("opaqueMessage", () => {
  test.each([
    ["32 bytes", `0x${"ab".repeat(32)}`],
    ["32 bytes that are also text", `0x${"61".repeat(32)}`],
    ["a hash written as text", "ab".repeat(32)],
    ["a legacy transaction", toRlp(["0x01", "0x02", "0x5208", stranger, "0x01", "0x", "0x01", "0x", "0x"])],
    [
      "a typed transaction",
      concatHex(["0x02", toRlp(["0x01", "0x", "0x", "0x", "0x5208", stranger, "0x01", "0x", []])]),
    ],
    ["an authorization [I04]", concatHex(["0x05", toRlp(["0x01", stranger, "0x"])])],
    ["the digest input of typed data", `0x1901${"ab".repeat(64)}`],
    ["bytes that are no text", "0xff00ff"],
    ["a signature", `0x${"fe".repeat(65)}`],
    ["nothing", "0x"],
  ])("default: %s is held [H02]", (_, message) => {
    const { codes, decision } = judge(messageOf(message));

    expect([codes["opaque-message"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test.each([31, 33, 64, 65])("behavior: readable text of %i characters is allowed", (length) => {
    expect(judge(messageOf("Welcome, please sign in. ".repeat(3).slice(0, length))).codes).toEqual({});
  });

  test("behavior: plain text is allowed", () => {
    const { decision, inspection } = judge(messageOf("Example `personal_sign` message"));

    expect([decision.outcome, inspection.findings, inspection.gaps]).toEqual(["allow", [], []]);
  });
});
