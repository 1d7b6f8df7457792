const market = "contracts/test/Market*.t.sol";
const stakes = "contracts/test/{ProviderStake,StakeClaims,MarketBuy,MarketMoney}.t.sol";
const restaking = "contracts/test/Restaking*.t.sol";

/** The files through which money goes, each with the tests that have to notice a mistake in it. */
export const moneyPaths: Readonly<Record<string, string>> = {
  "contracts/src/Market.sol": market,
  "contracts/src/market/MarketCallers.sol": market,
  "contracts/src/market/MarketRevenue.sol": market,
  "contracts/src/market/MarketSales.sol": market,
  "contracts/src/market/MarketStore.sol": market,
  "contracts/src/math/FeeMath.sol": "contracts/test/{math/FeeMath,MarketMoney,MarketEpochs}.t.sol",
  "contracts/src/math/PoolMath.sol": "contracts/test/{math/PoolMath,MarketEpochs}.t.sol",
  "contracts/src/math/VoucherMath.sol": "contracts/test/{math/VoucherMath,MarketSettle,MarketMoney}.t.sol",
  "contracts/src/ProviderStake.sol": stakes,
  "contracts/src/Packages.sol": "contracts/test/Packages*.t.sol",
  "contracts/src/Restaking.sol": restaking,
  "contracts/src/restaking/RestakingPools.sol": restaking,
};
