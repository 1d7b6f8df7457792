import { describe, expect, test } from "vitest";
import { coinOf } from "./coins.ts";

describe("coinOf", () => {
  test.each([
    [1, "ETH"],
    [8453, "ETH"],
    [43114, "AVAX"],
    [137, "POL"],
    [999_999, "ETH"],
  ])("default: chain %i counts in %s", (chainId, coin) => {
    expect(coinOf(chainId)).toBe(coin);
  });
});
