import { getAddress } from "viem";
import { describe, expect, test } from "vitest";
import { coreTokenAt, coreTokens, isWrappedCoin } from "./coreTokens.ts";
import { usdc, weth } from "./samples.ts";

const polygonWeth = "0x7ceb23fd6bc0add59e62ac25578270cff1b9f619";

describe("coreTokens", () => {
  test("default: a token is core on its own chain only", () => {
    expect(coreTokenAt(1, usdc)).toMatchObject({ symbol: "USDC", decimals: 6, isCore: true });
    expect(coreTokenAt(10, usdc)).toBeNull();
  });

  test("default: every address is well formed, and at most sixty stand for a chain", () => {
    for (const [, tokens] of coreTokens) {
      expect(tokens.size).toBeLessThanOrEqual(60);
      for (const [address, { symbol, decimals }] of tokens) {
        expect(address).toBe(getAddress(address).toLowerCase());
        expect(symbol).toMatch(/^[\w.]{2,10}$/);
        expect([6, 8, 18]).toContain(decimals);
      }
    }
  });

  test("behavior: wrapped ether is the wrapped coin only where ether is the coin", () => {
    expect(isWrappedCoin(1, weth)).toBe(true);
    expect(isWrappedCoin(8453, "0x4200000000000000000000000000000000000006")).toBe(true);
    expect(isWrappedCoin(137, polygonWeth)).toBe(false);
    expect(isWrappedCoin(137, "0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270")).toBe(true);
  });
});
