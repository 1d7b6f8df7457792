/** A name that people trust with their assets, and where it is at home. */
export interface Brand {
  /** As it stands in host names: lower case, no spaces. */
  word: string;
  /** Registrable domains, or single hosts below a parent that is shared. */
  homes: readonly string[];
  /** Also a common word, a short one, or a chain that others build on: suspicious only beside a word that asks for something. */
  isCommon: boolean;
}

/** Names that are hardly anything else. */
const distinct = `metamask metamask.io consensys.io|uniswap uniswap.org unisw.app|pancakeswap pancakeswap.finance pancakeswap.com|
sushiswap sushi.com sushiswap.fi|opensea opensea.io|walletconnect walletconnect.com walletconnect.org walletconnect.network reown.com|
trustwallet trustwallet.com|coinbase coinbase.com coinbasewallet.com walletlink.org|binance binance.com binance.org binance.us|bybit bybit.com|
kucoin kucoin.com|bitfinex bitfinex.com|bitstamp bitstamp.net|bitget bitget.com|huobi huobi.com htx.com|cryptocom crypto.com|
trezor trezor.io|imtoken token.im imtoken.io|tokenpocket tokenpocket.pro|safepal safepal.com|rabby rabby.io|
zerion zerion.io|debank debank.com|dappradar dappradar.com|dexscreener dexscreener.com|
dextools dextools.io|defillama defillama.com llama.fi|coingecko coingecko.com|coinmarketcap coinmarketcap.com|
etherscan etherscan.io|bscscan bscscan.com|polygonscan polygonscan.com|arbiscan arbiscan.io|myetherwallet myetherwallet.com|
mycrypto mycrypto.com|raydium raydium.io|jupiterexchange jup.ag|solflare solflare.com|orcaswap orca.so|quickswap quickswap.exchange|
traderjoe traderjoexyz.com lfj.gg|convexfinance convexfinance.com|yearn yearn.fi yearn.finance|
makerdao makerdao.com sky.money|sparkfi spark.fi|eigenlayer eigenlayer.xyz eigencloud.xyz|etherfi ether.fi|
rocketpool rocketpool.net|fraxfinance frax.finance frax.com|lidofinance lido.fi|stakewise stakewise.io|renzoprotocol renzoprotocol.com|
kelpdao kelpdao.xyz|pendle pendle.finance|ethena ethena.fi|layerzero layerzero.network|debridge debridge.finance debridge.com|hopprotocol hop.exchange|syncswap syncswap.xyz|izumifinance izumi.finance|
zksync zksync.io|starknet starknet.io starknet.org|scrollio scroll.io|hyperliquid hyperliquid.xyz hyperliquid-testnet.xyz hyperfoundation.org|gmxio gmx.io|
dydx dydx.exchange dydx.trade dydx.xyz|kyberswap kyberswap.com|kybernetwork kyber.network|paraswap paraswap.io velora.xyz|
openocean openocean.finance|1inch 1inch.io 1inch.exchange 1inch.com|cowswap cow.fi cowswap.exchange|benqi benqi.fi|venusprotocol venus.io|
morpho morpho.org|eulerfinance euler.finance|compoundfinance compound.finance|instadapp instadapp.io fluid.io|
summerfi summer.fi|gnosissafe safe.global gnosis-safe.io|safeglobal safe.global|magiceden magiceden.io magiceden.dev|looksrare looksrare.org|
rarible rarible.com|x2y2 x2y2.io|cryptopunks cryptopunks.app|larvalabs larvalabs.com|boredape boredapeyachtclub.com|
apecoin apecoin.com|azuki azuki.com|pudgypenguins pudgypenguins.com|axieinfinity axieinfinity.com|skymavis skymavis.com|
decentraland decentraland.org|chainlink chain.link chainlinklabs.com|thegraph thegraph.com|pythnetwork pyth.network|
polkastarter polkastarter.com|seedify seedify.fund|trustpad trustpad.io|daomaker daomaker.com|pinksale pinksale.finance|
web3auth web3auth.io|collabland collab.land|guildxyz guild.xyz|galxe galxe.com|zealy zealy.io|snapshotorg snapshot.org snapshot.box|
tornadocash tornado.cash|railgun railgun.org|changelly changelly.com|fixedfloat ff.io fixedfloat.com|simpleswap simpleswap.io|
sideshift sideshift.ai|thorchain thorchain.org|thorswap thorswap.finance|keplr keplr.app|
subwallet subwallet.app|mantanetwork manta.network|pepeunchained pepeunchained.com|tetherto tether.to|
fireblocks fireblocks.com|bitmart bitmart.com|poloniex poloniex.com|bitpanda bitpanda.com|
blockfolio ftx.com|nexo nexo.com nexo.io|celsiusnetwork celsius.network|blockfi blockfi.com|revokecash revoke.cash|
dogechain dogechain.dog|shibaswap shibaswap.com shib.io|safemoon safemoon.com safemoon.net|floki floki.com|
worldcoin worldcoin.org world.org|friendtech friend.tech|pumpfun pump.fun|polymarket polymarket.com|spookyswap spooky.fi|
spiritswap spiritswap.finance|biswap biswap.org|apeswap apeswap.finance|bakeryswap bakeryswap.org|alpacafinance alpacafinance.org|
sandboxgame sandbox.game|ledgerlive ledger.com|phantomwallet phantom.app phantom.com|rainbowwallet rainbow.me|
argentwallet argent.xyz ready.co|okxwallet okx.com|bnbchain bnbchain.org|flarenetwork flare.network|bittensor bittensor.com|
solaxy solaxy.io|asterdex asterdex.com|wrappedbitcoin wbtc.network|swissborg swissborg.com|swellnetwork swellnetwork.io|
dogecoin dogecoin.com|unstoppabledomains unstoppabledomains.com|ensdomains ens.domains|badgerdao badger.com badger.finance|
lootex lootex.io|superrare superrare.com|foundationapp foundation.app|manifoldxyz manifold.xyz|premintxyz premint.xyz|
multichainorg multichain.org|anyswap anyswap.exchange|celerbridge cbridge.celer.network|acrossprotocol across.to|orbiterfinance orbiter.finance|
synapseprotocol synapseprotocol.com|junoswap junoswap.com|stakedao stakedao.org|harvestfinance harvest.finance|gainsnetwork gains.trade`;

/** Words of their own, short ones, and chains. */
const common = `aave aave.com|lido lido.fi|curve curve.finance curve.fi|compound compound.finance|maker makerdao.com|
ledger ledger.com ledgerwallet.com|phantom phantom.app phantom.com|rainbow rainbow.me|argent argent.xyz|safe safe.global|okx okx.com|
blur blur.io|blast blast.io|base base.org|manta manta.network|linea linea.build|scroll scroll.io|mantle mantle.xyz|
taiko taiko.xyz|arbitrum arbitrum.io arbitrum.foundation|optimism optimism.io|polygon polygon.technology|ethereum ethereum.org ethereum.foundation|
bitcoin bitcoin.org|solana solana.com solana.org|cardano cardano.org|polkadot polkadot.network polkadot.com polkadot.js.org polkadotjs.org|kusama kusama.network|
avalanche avax.network|avax avax.network|fantom fantom.foundation|sonic soniclabs.com|cosmos cosmos.network|celestia celestia.org|
ripple ripple.com|xrp xrpl.org|stellar stellar.org|tron tron.network|near near.org near.com|aptos aptosfoundation.org|
sui sui.io|sei sei.io|injective injective.com|celo celo.org|flare flare.network|filecoin filecoin.io|algorand algorand.co|hedera hedera.com|
gnosis gnosis.io|ronin roninchain.com|axie axieinfinity.com|immutable immutable.com|sandbox sandbox.game|gala gala.com|
tether tether.to|usdt tether.to|usdc circle.com|circle circle.com|stargate stargate.finance|jupiter jup.ag|orca orca.so|
pyth pyth.network|eigen eigenlayer.xyz|frax frax.com|sushi sushi.com|pepe pepe.vip|shib shib.io|doge dogecoin.com|
bonk bonkcoin.com|across across.to|peaq peaq.xyz|monad monad.xyz|berachain berachain.com|abstract abs.xyz|ens ens.domains|
bnb bnbchain.org|ton ton.org|wbtc wbtc.network|gmx gmx.io|nansen nansen.ai|multibit multibit.exchange|ondo ondo.finance|
kaia kaia.io|dymension dymension.xyz|movement movementnetwork.xyz|zora zora.co|stacks stacks.co|mina minaprotocol.com|
exodus exodus.com|matcha matcha.xyz|talisman talisman.xyz|wormhole wormhole.com|kraken kraken.com|balancer balancer.fi|camelot camelot.exchange|osmosis osmosis.zone|puffer puffer.fi|zapper zapper.xyz zapper.fi|velodrome velodrome.finance|aerodrome aerodrome.finance`;

/** At most 300; each with the domains that are its own. */
export const brands: readonly Brand[] = [...rows(distinct, false), ...rows(common, true)];

/** Every domain that is some brand's own. */
export const brandHomes: ReadonlySet<string> = new Set(brands.flatMap(({ homes }) => homes));

function rows(text: string, isCommon: boolean): readonly Brand[] {
  return text.split("|").map((row) => {
    const [word = "", ...homes] = row.trim().split(" ");
    return { word, homes, isCommon };
  });
}
