import type { CodeState, ContractFacts, ReadAt, RememberedProxy, VerifiedSource } from "./contractFacts.ts";
import type { ContractInterface, SelectorGuess } from "./contractInterface.ts";
import type { Descriptors } from "./describe/clearSigning/descriptors.ts";
import type { ListView } from "./lists/listView.ts";
import type { OwnMove } from "./policy/ownFacts.ts";
import type { PastSpend } from "./policy/policyFacts.ts";
import type { Address, Hex } from "./primitives.ts";
import type { Simulation } from "./simulation/simulation.ts";

export type { CodeState } from "./contractFacts.ts";

export interface TokenFacts {
  symbol: string;
  decimals: number;
  /** In the wallet's own table of core tokens. */
  isCore: boolean;
  standard?: "erc20" | "erc721" | "erc1155";
  /** Smallest unit; absent: not known. */
  totalSupply?: bigint;
}

/**
 * Everything the wallet knows that a subject does not say. Plain; keys are lower-case addresses. What is
 * absent is unknown, never "none".
 */
export interface InspectionContext {
  /** Milliseconds. */
  now: number;
  /** Absent: not. Then times and sums over time are unknown. */
  isClockTrusted?: boolean;
  ownAccounts: readonly Address[];
  addressBook: readonly { address: Address; name: string }[];
  /** Whom the accounts dealt with, once per time. */
  recentRecipients: readonly Address[];
  codeAt: Readonly<Record<Address, CodeState>>;
  contracts?: Readonly<Record<Address, ContractFacts>>;
  /** Of contracts that the account signed for before. */
  remembered?: Readonly<Record<Address, RememberedProxy>>;
  /** By a service that the user set; absent or `unknown` says nothing. */
  verifiedSource?: Readonly<Record<Address, VerifiedSource>>;
  /** The block at which the chain was read; absent: the chain has said nothing. */
  readAt?: ReadAt;
  /** Beside the core tokens, which are known without reading. */
  tokens: Readonly<Record<Address, TokenFacts>>;
  allowances?: readonly { token: Address; spender: Address; amount: bigint }[];
  /** Of the subject's account, by token; the coin stands under `native`. */
  balances?: Readonly<Partial<Record<Address | "native", bigint>>>;
  /** What the account signed for within 30 days, without this request. */
  pastSpends?: readonly PastSpend[];
  /** Null where the wallet itself asks. */
  site: {
    origin: string;
    isSecure: boolean;
    firstConnectedAt?: number;
    /** Of the page around the asking frame, null where the browser does not say; absent: no frame was seen. */
    topOrigin?: string | null;
  } | null;
  /** Absent: not run, or not yet. */
  simulation?: Simulation;
  /** What an action that the wallet itself built moves, beside what is decoded. Never set for what a page asked. */
  ownMoves?: readonly OwnMove[];
  /** The loaded lists. The one field that cannot be cloned; absent: none is loaded. */
  lists?: ListView;
  /** What published sources declare, by a service that the user set: words for the screen, never an input to a check or a rule. */
  interfaces?: Readonly<Record<Address, ContractInterface>>;
  /** By the first four bytes of a call, from a service that the user set. Alike: words only. */
  guesses?: Readonly<Record<Hex, SelectorGuess>>;
  /** ERC-7730 descriptors: words for the screen, never an input to a check or a rule. Absent: none is loaded. */
  descriptors?: Descriptors;
  /** What sending costs in fees at most, in smallest units of the coin, as the wallet prepared it; absent: not prepared. */
  mostFee?: bigint;
  /** "ETH" */
  coinSymbol?: string;
}
