import type { Address, Hex } from "../domain/primitives.ts";
import type { ChainClients } from "./chainClients.ts";
import { DeploymentMissingError } from "./chainErrors.ts";
import type { HomeAddresses, HubFacts, SigningKeyFacts, SoldFacts, WareFacts } from "./homeFacts.ts";
import type {
  ClaimFacts,
  ClaimTerms,
  GovernanceFacts,
  OwnPurchaseFacts,
  RestakingFacts,
  ReviewFacts,
  StandingFacts,
} from "./marketFacts.ts";
import { readClaims, readClaimTerms } from "./readDisputes.ts";
import { type Funds, readFunds } from "./readFunds.ts";
import { readGovernance } from "./readGovernance.ts";
import { readBuyerNonce, readHub } from "./readHub.ts";
import { type HomeView, readMoment } from "./readMany.ts";
import { readRestaking } from "./readRestaking.ts";
import { readOwnPurchases, readReviewBond, readReviews, readStandings } from "./readReviews.ts";
import { readSold } from "./readSold.ts";
import { readSigningKeys, readWare, readWares } from "./readWares.ts";

/**
 * Reads of the home chain. What a SecHub needs comes from state alone; texts of reviews, proposals and the list of exits stand
 * in events, and only those reads ask for logs. Each throws one of the errors of `chainErrors`.
 *
 * Effects: network.
 */
export interface HomeReads {
  addressesOf(chainId: number): HomeAddresses | null;
  readWares(chainId: number): Promise<readonly WareFacts[]>;
  /** Null: there is no such SecWare. */
  readWare(chainId: number, ware: number): Promise<WareFacts | null>;
  /** Keys are never deleted, so that old verdicts stay provable. */
  readSigningKeys(chainId: number, ware: number): Promise<readonly SigningKeyFacts[]>;
  readHub(chainId: number, owner: Address): Promise<HubFacts>;
  /** The next purchase's nonce. */
  readBuyerNonce(chainId: number, hub: Address, ware: number): Promise<number>;
  readFunds(chainId: number, owner: Address, spender: Address | null): Promise<Funds>;
  /** The SecWares whose developer this is. */
  readSold(chainId: number, developer: Address): Promise<readonly SoldFacts[]>;
  /** What a hub bought, and how each purchase can be or was reviewed. */
  readOwnPurchases(chainId: number, hub: Address): Promise<readonly OwnPurchaseFacts[]>;
  /** What users said of SecWares. Asks for logs. */
  readReviews(chainId: number, wares: readonly number[]): Promise<readonly ReviewFacts[]>;
  /** What bringing a review to the jury takes. */
  readReviewBond(chainId: number): Promise<bigint>;
  readStandings(chainId: number, wares: readonly number[]): Promise<readonly StandingFacts[]>;
  /** The claims of a hub. Asks for logs. */
  readClaims(chainId: number, hub: Address): Promise<readonly ClaimFacts[]>;
  readClaimTerms(chainId: number, ware: number, purchaseId: Hex): Promise<ClaimTerms>;
  /** Proposals and an account's voice. Asks for logs. */
  readGovernance(chainId: number, account: Address): Promise<GovernanceFacts>;
  /** Operators, and what an account restaked. Asks for logs. */
  readRestaking(chainId: number, account: Address): Promise<RestakingFacts>;
  /** SEC of an account, or null where there is no deployment. */
  readSec(chainId: number, account: Address): Promise<bigint | null>;
}

export interface HomeReadsDeps {
  clients: ChainClients;
  addressesOf: (chainId: number) => HomeAddresses | null;
}

/** Reads of whatever chain carries a deployment. */
export function createHomeReads({ clients, addressesOf }: HomeReadsDeps): HomeReads {
  const open = async (chainId: number): Promise<HomeView> => {
    const addresses = addressesOf(chainId);
    if (addresses === null) throw new DeploymentMissingError(chainId);
    return { client: await clients.client(chainId), addresses };
  };
  return {
    addressesOf,
    readWares: async (chainId) => readWares(await open(chainId)),
    readWare: async (chainId, ware) => readWare(await open(chainId), ware),
    readSigningKeys: async (chainId, ware) => readSigningKeys(await open(chainId), ware),
    async readHub(chainId, owner) {
      const home = await open(chainId);
      return readHub(home, owner, await readMoment(home.client));
    },
    readBuyerNonce: async (chainId, hub, ware) => readBuyerNonce(await open(chainId), hub, ware),
    readFunds: async (chainId, owner, spender) => readFunds(await open(chainId), owner, spender),
    readSold: async (chainId, developer) => readSold(await open(chainId), developer),
    async readOwnPurchases(chainId, hub) {
      const home = await open(chainId);
      return readOwnPurchases(home, hub, await readMoment(home.client));
    },
    readReviews: async (chainId, wares) => readReviews(await open(chainId), wares),
    readReviewBond: async (chainId) => readReviewBond(await open(chainId)),
    readStandings: async (chainId, wares) => readStandings(await open(chainId), wares),
    readClaims: async (chainId, hub) => readClaims(await open(chainId), hub),
    readClaimTerms: async (chainId, ware, purchaseId) =>
      readClaimTerms(await open(chainId), ware, purchaseId),
    readGovernance: async (chainId, account) => readGovernance(await open(chainId), account),
    readRestaking: async (chainId, account) => readRestaking(await open(chainId), account),
    async readSec(chainId, account) {
      if (addressesOf(chainId) === null) return null;
      return (await readFunds(await open(chainId), account, null)).sec;
    },
  };
}
