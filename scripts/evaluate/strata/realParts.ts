import { coreTokens } from "../../../extension/domain/coreTokens.ts";
import type { Address } from "../../../extension/domain/primitives.ts";

export interface TokenPart {
  address: Address;
  symbol: string;
  decimals: number;
  isCore: boolean;
}

const others: readonly TokenPart[] = [
  { address: "0x95ad61b0a150d79219dcf64e1e6cc01f0b64c4ce", symbol: "SHIB", decimals: 18, isCore: false },
  { address: "0x6982508145454ce325ddbe47a25d4ec3d2311933", symbol: "PEPE", decimals: 18, isCore: false },
  { address: "0x808507121b80c02388fad14726482e061b8da827", symbol: "PENDLE", decimals: 18, isCore: false },
];

/** Tokens of chain 1: those the wallet knows by heart, and a few that it would have to read. */
export const tokens: readonly TokenPart[] = [
  ...[...(coreTokens.get(1) ?? [])].map(([address, { symbol, decimals }]) => ({
    address,
    symbol,
    decimals,
    isCore: true,
  })),
  ...others,
];

export const usdc: Address = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
export const dai: Address = "0x6b175474e89094c44da98b954eedeac495271d0f";
export const weth: Address = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";
export const permit2: Address = "0x000000000022d473030f116ddee9f6b43ac78ba3";
export const seaport: Address = "0x0000000000000068f116a894984e2db1123eb395";

/** Contracts that people allow to spend tokens every day. */
export const spenders: readonly Address[] = [
  permit2,
  "0x7a250d5630b4cf539739df2c5dacb4c659f2488d",
  "0xe592427a0aece92de3edee1f18e0157c05861564",
  "0x68b3465833fb72a70ecdf485e0e4c7bd8665fc45",
  "0x3fc91a3afd70395cd496c647d5a6cc9d4b2b7fad",
  "0x1111111254eeb25477b68fb85ed929f73a960582",
  "0x111111125421ca6dc452d289314280a0f8842a65",
  "0xdef1c0ded9bec7f1a1670819833240f027b25eff",
  "0x87870bca3f3fd6335c3f4ce8392d69350b4fa4e2",
  "0x7d2768de32b0b80b7a3454c06bdac94a69ddc7a9",
  "0xc92e8bdf79f0507f65a392b0ab4667716bfe0110",
];

/** Contracts of markets that people allow to move their collections. */
export const operators: readonly Address[] = [
  "0x1e0049783f008a0085193e00003d00cd54003c71",
  "0x000000000060c4ca14cfc4325359062ace33fe3d",
  "0x00000000000111abe46ff893f3b2fdf1f759a8a8",
];

/** Collections of chain 1, ERC-721. */
export const collections: readonly Address[] = [
  "0xbc4ca0eda7647a8ab7c2061c2e118a18a936f13d",
  "0xed5af388653567af2f388e6224dc7c4b3241c544",
  "0x8a90cab2b38dba80c64b7734e58ee1db38b8992e",
  "0xbd3531da5cf5857e7cfaa92426877b022e612cf8",
  "0x60e4d786628fea6478f785a6d7e704777c86a7c6",
  "0x49cf6f5d44e70224e2e23fdcdd2c053f30ada28b",
  "0x23581767a106ae21c074b2276d25e5c3e136a68b",
];
