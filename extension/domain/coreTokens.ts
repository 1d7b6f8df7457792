import type { InspectionContext, TokenFacts } from "./context.ts";
import type { Address } from "./primitives.ts";
import { tokensElsewhere } from "./tokensElsewhere.ts";

/** Tokens that everybody holds on chain 1, written by hand from their contracts. */
const mainnet: readonly (readonly [Address, string, number])[] = [
  ["0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", "USDC", 6],
  ["0xdac17f958d2ee523a2206206994597c13d831ec7", "USDT", 6],
  ["0x6b175474e89094c44da98b954eedeac495271d0f", "DAI", 18],
  ["0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2", "WETH", 18],
  ["0x2260fac5e5542a773aa44fbcfedf7c193bc2c599", "WBTC", 8],
  ["0xae7ab96520de3a18e5e111b5eaab095312d7fe84", "stETH", 18],
  ["0x7f39c581f595b53c5cb19bd0b3f8da6c935e2ca0", "wstETH", 18],
  ["0x514910771af9ca656af840dff83e8264ecf986ca", "LINK", 18],
  ["0x1f9840a85d5af5bf1d1762f925bdaddc4201f984", "UNI", 18],
  ["0x7fc66500c84a76ad7e9c93437bfc5ac33e2ddae9", "AAVE", 18],
  ["0x9f8f72aa9304c8b593d555f12ef6589cc3a579a2", "MKR", 18],
  ["0xd533a949740bb3306d119cc777fa900ba034cd52", "CRV", 18],
  ["0x5a98fcbea516cf06857215779fd812ca3bef1b32", "LDO", 18],
  ["0xc00e94cb662c3520282e6f5717214004a7f26888", "COMP", 18],
  ["0x111111111117dc0aa78b770fa6a738034120c302", "1INCH", 18],
  ["0xc18360217d8f7ab5e7c516566761ea12ce7f9d72", "ENS", 18],
  ["0xae78736cd615f374d3085123a210448e74fc6393", "rETH", 18],
  ["0xbe9895146f7af43049ca1c1ae358b0541ea49704", "cbETH", 18],
  ["0x853d955acef822db058eb8505911ed77f175b99e", "FRAX", 18],
  ["0x5f98805a4e8be255a32880fdec7f6728c6568ba0", "LUSD", 18],
  ["0x4fabb145d64652a948d72533023f6e7a623c7c53", "BUSD", 18],
  ["0x0000000000085d4780b73119b644ae5ecd22b376", "TUSD", 18],
  ["0xdc035d45d973e3ec169d2276ddab16f1e407384f", "USDS", 18],
  ["0x9d39a5de30e57443bff2a8307a4256c8797a3497", "sUSDe", 18],
  ["0x4c9edd5852cd905f086c759e8383e09bff1e68b3", "USDe", 18],
  ["0x6c3ea9036406852006290770bedfcaba0e23a0e8", "PYUSD", 6],
  ["0xc944e90c64b2c07662a292be6244bdf05cda44a7", "GRT", 18],
  ["0xba100000625a3754423978a60c9317c58a424e3d", "BAL", 18],
  ["0xcd5fe23c85820f7b72d0926fc9b05b43e359b7ee", "weETH", 18],
  ["0x40d16fc0246ad3160ccc09b8d0d3a2cd28ae6c2f", "GHO", 18],
  ["0x4d224452801aced8b2f0aebe155379bb5d594381", "APE", 18],
  ["0x0bc529c00c6401aef6d220be8c6ea1667f6ad93e", "YFI", 18],
  ["0x6b3595068778dd592e39a122f4f5a5cf09c90fe2", "SUSHI", 18],
  ["0x0d8775f648430679a709e98d2b0cb6250d2887ef", "BAT", 18],
];

/** The core tokens by chain; at most 60 of each. */
export const coreTokens: ReadonlyMap<number, ReadonlyMap<Address, TokenFacts>> = new Map(
  [[1, mainnet] as const, ...tokensElsewhere].map(([chainId, lines]) => [
    chainId,
    new Map(
      lines.map(([address, symbol, decimals]) => [
        address,
        { symbol, decimals, isCore: true, standard: "erc20" as const },
      ]),
    ),
  ]),
);

/** Chains whose coin is not ether. */
const wrappedCoins: ReadonlyMap<number, string> = new Map([
  [56, "WBNB"],
  [137, "WPOL"],
  [43114, "WAVAX"],
]);

/** The core token at `address`, or null. */
export function coreTokenAt(chainId: number, address: Address): TokenFacts | null {
  return coreTokens.get(chainId)?.get(address) ?? null;
}

/** What is known of the token at `address`: the core table first, then what the wallet read. Null: nothing. */
export function tokenAt(chainId: number, address: Address, context: InspectionContext): TokenFacts | null {
  const core = coreTokenAt(chainId, address);
  if (core !== null) return core;
  return Object.hasOwn(context.tokens, address) ? (context.tokens[address] ?? null) : null;
}

/** Whether `address` is the chain's own wrapped coin. */
export function isWrappedCoin(chainId: number, address: Address): boolean {
  return coreTokenAt(chainId, address)?.symbol === (wrappedCoins.get(chainId) ?? "WETH");
}
