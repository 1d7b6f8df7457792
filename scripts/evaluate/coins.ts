/** The coins of chains that a user may have added beside the first ones, as whoever runs the chain names them. */
const coins: ReadonlyMap<number, string> = new Map([
  [25, "CRO"],
  [56, "BNB"],
  [100, "xDAI"],
  [137, "POL"],
  [146, "S"],
  [250, "FTM"],
  [1329, "SEI"],
  [5000, "MNT"],
  [14, "FLR"],
  [42220, "CELO"],
  [43114, "AVAX"],
  [80094, "BERA"],
]);

/** What the coin of a chain is called; most chains count in ether. */
export function coinOf(chainId: number): string {
  return coins.get(chainId) ?? "ETH";
}
