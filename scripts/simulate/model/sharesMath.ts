const VIRTUAL_SHARES = 1_000_000n;
const VIRTUAL_ASSETS = 1n;

export function toShares(assets: bigint, poolAssets: bigint, poolShares: bigint): bigint {
  return (assets * (poolShares + VIRTUAL_SHARES)) / (poolAssets + VIRTUAL_ASSETS);
}

export function toAssets(shares: bigint, poolAssets: bigint, poolShares: bigint): bigint {
  return (shares * (poolAssets + VIRTUAL_ASSETS)) / (poolShares + VIRTUAL_SHARES);
}
