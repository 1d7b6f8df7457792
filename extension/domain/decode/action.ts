import type { Address, Hex } from "../primitives.ts";
import type { CallDoubt, CallEffects } from "./callEffects.ts";

/** Something of value. */
export type Asset =
  | { kind: "coin"; amount: bigint }
  | { kind: "erc20"; token: Address; amount: bigint }
  /** `tokenId` null: any of the collection. */
  | { kind: "nft"; token: Address; tokenId: bigint | null; amount: bigint };

/** Where calldata departs from the one encoding its meaning has. */
export type EncodingFlag = "short" | "trailing" | "dirty" | "not-canonical";

/** How a grant comes about: the account calls, signs for somebody else to send, or relays somebody's signature. */
export type GrantForm = "call" | "signature" | "relayed";

export interface ActionPlace {
  /** Position in a batch; 0 outside of one. */
  call: number;
  /** How many wrappers it was found inside of. */
  depth: number;
  flags: readonly EncodingFlag[];
}

export type Action = ActionPlace & Deed;

/** One thing that a subject does, decoded. `actor` is the account or the wrapper contract in whose name it happens. */
export type Deed =
  | { kind: "send"; asset: Asset; from: Address; to: Address; actor: Address }
  | AllowDeed
  | { kind: "operator"; token: Address; operator: Address; isApproved: boolean; form: GrantForm }
  | OrderDeed
  | { kind: "control"; what: ControlKind; contract: Address; party: Address | null }
  | { kind: "wrap"; token: Address; amount: bigint }
  | { kind: "unwrap"; token: Address; amount: bigint }
  | { kind: "create"; value: bigint; size: number }
  | CallDeed
  | DelegationDeed
  | { kind: "plain-text" }
  | { kind: "sign-in" }
  | { kind: "opaque"; why: string }
  | { kind: "unknown-signature"; primaryType: string };

export interface DelegationDeed {
  kind: "delegation";
  what: DelegationKind;
  to: Address | null;
  /** Where its form says what it is limited to. */
  terms?: DelegationTerms;
}

/** What the limits of an ERC-7710 delegation leave of the account's power, read as their contracts enforce them. */
export interface DelegationTerms {
  /** Whose power it is. */
  account: Address | null;
  /** Passes on what another account had given, by its hash. */
  isPassedOn: boolean;
  /** Anybody may use it, not only who is named. */
  isForAnybody: boolean;
  spends: readonly DelegatedSpend[];
  /**
   * False: it can make calls with data of its own choice, so that `spends` bounds only what calls pay. True without any
   * coin in `spends`, where calls have no data: any amount of the coin.
   */
  isOnlySpending: boolean;
  /** Null: any contract. */
  targets: readonly Address[] | null;
  /** Null: any function. */
  methods: readonly Hex[] | null;
  /** Null: as often as wanted. */
  uses: bigint | null;
  /** Seconds; null: at once. */
  startsAt: bigint | null;
  /** Seconds; null: no end. */
  endsAt: bigint | null;
  /** Limits by contracts that are not known, or that cannot be read; each counts as none. */
  unknownLimits: number;
}

export interface DelegatedSpend {
  /** Its amount is for each period, or for ever where there is none. */
  asset: Asset;
  every:
    | { kind: "once" }
    | { kind: "period"; seconds: bigint; from: bigint }
    | { kind: "call" }
    | { kind: "second"; amount: bigint; from: bigint };
}

export type DelegationKind = "account" | "votes" | "paid-calls";
export type ControlKind = "owner" | "admin" | "role" | "upgrade" | "delegatecall";

export interface AllowDeed {
  kind: "allow";
  token: Address;
  owner: Address;
  spender: Address;
  amount: bigint;
  /** The type's largest value, with which "unlimited" is written. */
  most: bigint;
  mode: "set" | "increase" | "decrease";
  /** Seconds; null: no end. */
  endsAt: bigint | null;
  form: GrantForm;
  /** A single transfer by signature rather than a lasting allowance. */
  isOnce: boolean;
}

export interface OrderDeed {
  kind: "order";
  market: Address | null;
  name: string;
  maker: Address;
  /** Null: anybody. */
  taker: Address | null;
  gives: readonly Asset[];
  gets: readonly { asset: Asset; recipient: Address }[];
  endsAt: bigint | null;
  /** False: part of the order could not be read, such as a bulk tree or a foreign asset class. */
  isComplete: boolean;
  /** The account takes somebody's order now, rather than leaving its own to be taken. Coin goes with the call, and is not in `gives`. */
  isFill?: true;
}

export interface CallDeed {
  kind: "call";
  to: Address;
  value: bigint;
  selector: Hex | null;
  /** From a standard, or null. Names from elsewhere are never planted here. */
  signature: string | null;
  data: Hex;
  isUnderstood: boolean;
  /** Of a known kind of service: what it takes and gives. */
  effects?: CallEffects;
  /** What stays open about those effects; null: nothing. */
  doubt?: CallDoubt | null;
}

/** What decoding made of a subject. Nothing in it comes from the page's own words. */
export interface Reading {
  actions: readonly Action[];
  /** False: at least one part could not be decoded; it is a gap. */
  isUnderstood: boolean;
}
