import { expect, test } from "vitest";
import type { OverrideScope } from "../../../extension/domain/override.ts";
import { limitText } from "./limitText.ts";

const usdc = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
const limit = { token: usdc, amount: "500000000", used: "120000000" } as const;
const onChain = (chain: number): OverrideScope => ({ kind: "contract", chain, contract: usdc });

test("default: a known token on a known chain is counted in its own unit", () => {
  expect(limitText({ what: onChain(1), limit })).toBe("120 of 500 USDC used");
});

test("behavior: the network's coin is counted whole", () => {
  const coin = { token: "native", amount: "2500000000000000000", used: "0" } as const;
  expect(limitText({ what: onChain(5), limit: coin })).toBe("0 of 2.5 of the network’s coin used");
});

test.each([
  ["another chain", onChain(7)],
  ["no chain", { kind: "site", origin: "https://a.example" } as const],
])("behavior: with %s, nothing is assumed about decimals", (_name, what) => {
  expect(limitText({ what, limit })).toBe("120,000,000 of 500,000,000 smallest units of 0xa0b8…eb48 used");
});
