/** What a trap asks for, or promises. Each is rare in the names of sites that people return to. */
export const asks: readonly string[] =
  `airdrop claim giveaway redeem whitelist presale migrat rectif restor recover validat verif eligib allocat mysterybox
  refund bonus reward authenticat synchroni`.split(/\s+/);

/** What it asks for weakly: it says something only beside a word that can mean nothing but a wallet. */
export const weakAsks: readonly string[] = "connect sync fix unlock support resolv secur".split(" ");

/** What it is said to be about. */
export const things: readonly string[] =
  "wallet token coin crypto dapp web3 defi nft chain node mainnet swap multichain".split(" ");

/** Words that in a host mean a wallet, or what asks for one. */
export const walletThings: readonly string[] = "wallet dapp web3 defi blockchain multichain mainnet".split(
  " ",
);

/** Words of which a shorter one above is a part, and which say something else. */
export const innocentWords: readonly string[] =
  `disclaim reclaim acclaim proclaim exclaim declaim unclaim invalidat validator coincid nodejs supplychain
  chainsaw keychain blockchainanalys opensearch openseason openseat`.split(/\s+/);
