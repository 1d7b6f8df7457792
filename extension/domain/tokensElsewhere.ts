import type { Address } from "./primitives.ts";

type Line = readonly [address: Address, symbol: string, decimals: number];

/** Tokens that everybody holds on other chains, written by hand from their issuers' pages: at most a dozen each. */
export const tokensElsewhere: readonly (readonly [chainId: number, lines: readonly Line[]])[] = [
  [
    10,
    [
      ["0x0b2c639c533813f4aa9d7837caf62653d097ff85", "USDC", 6],
      ["0x7f5c764cbc14f9669b88837ca1490cca17c31607", "USDC.e", 6],
      ["0x94b008aa00579c1307b0ef2c499ad98a8ce58e58", "USDT", 6],
      ["0xda10009cbd5d07dd0cecc66161fc93d7c9000da1", "DAI", 18],
      ["0x4200000000000000000000000000000000000006", "WETH", 18],
      ["0x68f180fcce6836688e9084f035309e29bf0a2095", "WBTC", 8],
      ["0x4200000000000000000000000000000000000042", "OP", 18],
      ["0x1f32b1c2345538c0c6f582fcb022739c4a194ebb", "wstETH", 18],
      ["0x350a791bfc2c21f9ed5d10980dad2e2638ffa7f6", "LINK", 18],
      ["0x9560e827af36c94d2ac33a39bce1fe78631088db", "VELO", 18],
    ],
  ],
  [
    56,
    [
      ["0xbb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c", "WBNB", 18],
      ["0x55d398326f99059ff775485246999027b3197955", "USDT", 18],
      ["0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d", "USDC", 18],
      ["0x1af3f329e8be154074d8769d1ffa4ee058b1dbc3", "DAI", 18],
      ["0x2170ed0880ac9a755fd29b2688956bd959f933f8", "ETH", 18],
      ["0x7130d2a12b9bcbfae4f2634d864a1ee1ce3ead9c", "BTCB", 18],
      ["0x0e09fabb73bd3ade0a17ecc321fd13a19e81ce82", "Cake", 18],
    ],
  ],
  [
    137,
    [
      ["0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270", "WPOL", 18],
      ["0x3c499c542cef5e3811e1192ce70d8cc03d5c3359", "USDC", 6],
      ["0x2791bca1f2de4661ed88a30c99a7a9449aa84174", "USDC.e", 6],
      ["0xc2132d05d31c914a87c6611c10748aeb04b58e8f", "USDT", 6],
      ["0x8f3cf7ad23cd3cadbd9735aff958023239c6a063", "DAI", 18],
      ["0x7ceb23fd6bc0add59e62ac25578270cff1b9f619", "WETH", 18],
      ["0x1bfd67037b42cf73acf2047067bd4f2c47d9bfd6", "WBTC", 8],
      ["0x53e0bca35ec356bd5dddfebbd1fc0fd03fabad39", "LINK", 18],
      ["0x3a58a54c066fdc0f2d55fc9c89f0415c92ebf3c4", "stMATIC", 18],
    ],
  ],
  [
    8453,
    [
      ["0x833589fcd6edb6e08f4c7c32d4f71b54bda02913", "USDC", 6],
      ["0xd9aaec86b65d86f6a7b5b1b0c42ffa531710b6ca", "USDbC", 6],
      ["0xfde4c96c8593536e31f229ea8f37b2ada2699bb2", "USDT", 6],
      ["0x50c5725949a6f0c72e6c4a641f24049a917db0cb", "DAI", 18],
      ["0x4200000000000000000000000000000000000006", "WETH", 18],
      ["0x2ae3f1ec7f1f5012cfeab0185bfc7aa3cf0dec22", "cbETH", 18],
      ["0xcbb7c0000ab88b473b1f5afd9ef808440eed33bf", "cbBTC", 8],
      ["0xc1cba3fcea344f92d9239c08c0568f6f2f0ee452", "wstETH", 18],
      ["0x940181a94a35a4569e4529a3cdfb74e38fd98631", "AERO", 18],
    ],
  ],
  [
    42161,
    [
      ["0xaf88d065e77c8cc2239327c5edb3a432268e5831", "USDC", 6],
      ["0xff970a61a04b1ca14834a43f5de4533ebddb5cc8", "USDC.e", 6],
      ["0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9", "USDT", 6],
      ["0xda10009cbd5d07dd0cecc66161fc93d7c9000da1", "DAI", 18],
      ["0x82af49447d8a07e3bd95bd0d56f35241523fbab1", "WETH", 18],
      ["0x2f2a2543b76a4166549f7aab2e75bef0aefc5b0f", "WBTC", 8],
      ["0x912ce59144191c1204e64559fe8253a0e49e6548", "ARB", 18],
      ["0xf97f4df75117a78c1a5a0dbb814af92458539fb4", "LINK", 18],
      ["0x5979d7b546e38e414f7e9822514be443a4800529", "wstETH", 18],
      ["0xfc5a1a6eb076a2c7ad06ed22c90d7e710e35ad0a", "GMX", 18],
    ],
  ],
  [
    43114,
    [
      ["0xb31f66aa3c1e785363f0875a1b74e27b85fd66c7", "WAVAX", 18],
      ["0xb97ef9ef8734c71904d8002f8b6bc66dd9c48a6e", "USDC", 6],
      ["0x9702230a8ea53601f5cd2dc00fdbc13d4df4a8c7", "USDt", 6],
      ["0xd586e7f844cea2f87f50152665bcbc2c279d8d70", "DAI.e", 18],
      ["0x49d5c2bdffac6ce2bfdb6640f4f80f226bc10bab", "WETH.e", 18],
      ["0x152b9d0fdc40c096757f570a51e494bd4b943e50", "BTC.b", 8],
      ["0x5947bb275c521040051d82396192181b413227a3", "LINK.e", 18],
      ["0x2b2c81e08f1af8835a78bb2a90ae924ace0ea4be", "sAVAX", 18],
    ],
  ],
  [
    59144,
    [
      ["0xe5d7c2a44ffddf6b295a15c148167daaaf5cf34f", "WETH", 18],
      ["0x176211869ca2b568f2a7d4ee941e073a821ee1ff", "USDC", 6],
      ["0xa219439258ca9da29e9cc4ce5596924745e12b93", "USDT", 6],
      ["0x4af15ec2a0bd43db75dd04e62faa3b8ef36b00d5", "DAI", 18],
      ["0x3aab2285ddcddad8edf438c1bab47e1a9d05a9b4", "WBTC", 8],
      ["0xb5bedd42000b71fdde22d3ee8a79bd49a568fc8f", "wstETH", 18],
    ],
  ],
];
