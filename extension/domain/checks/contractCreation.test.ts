import { describe, expect, test } from "vitest";
import { judge, stranger, transactionTo } from "../samples.ts";

describe("contractCreation", () => {
  test("default: creation is a caution and a gap", () => {
    const { codes, decision } = judge(transactionTo(undefined, "0x6080604052"));

    expect([codes["contract-creation"], decision.outcome]).toEqual(["caution", "warn"]);
  });

  test.each([
    ["coin sent along", "0x6080604052", "0x1"],
    ["code that destroys itself", `0x73${stranger.slice(2)}ff`, "0x0"],
    ["both", `0x73${stranger.slice(2)}ff`, "0xde0b6b3a7640000"],
  ])("behavior: %s is held [G08]", (_, data, value) => {
    const { codes, decision } = judge(transactionTo(undefined, data, value));

    expect([codes["contract-creation"], decision.outcome]).toEqual(["danger", "hold"]);
  });
});
