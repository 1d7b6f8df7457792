import { encodeErrorResult, parseAbi } from "viem";
import { describe, expect, test } from "vitest";
import { toChainError, toRevertError } from "./toChainError.ts";

const abi = parseAbi(["error MarketPriceAboveMax(uint256 price, uint256 maxTotal)"]);
const place = { host: "node.example", method: "buy", contracts: { market: abi } };

describe("toRevertError", () => {
  test("default: a contract's own error becomes a code, and its arguments facts", () => {
    const data = encodeErrorResult({ abi, errorName: "MarketPriceAboveMax", args: [12n, 10n] });

    expect(toRevertError(data, place)).toMatchObject({
      code: "contract.market.MarketPriceAboveMax",
      facts: { price: "12", maxTotal: "10" },
    });
  });

  test("behavior: a foreign error keeps its selector and nothing of its text", () => {
    expect(toRevertError(`0xdeadbeef${"41".repeat(64)}`, place)).toMatchObject({
      code: "contract.unknown-revert",
      facts: { selector: "0xdeadbeef" },
    });
  });
});

describe("toChainError", () => {
  test("behavior: what is ours already passes as it is", () => {
    const ours = toRevertError("0xdeadbeef", place);

    expect(toChainError(ours, place)).toBe(ours);
  });

  test("behavior: whatever else was thrown is silence, without its text", () => {
    const error = toChainError(new TypeError("https://node.example/my-key"), place);

    expect(error.code).toBe("chain.node-silent");
    expect(String(error)).not.toContain("my-key");
  });
});
