import type { Address, Hex } from "../primitives.ts";

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
  | { kind: "delegation"; what: DelegationKind; to: Address | null }
  | { kind: "plain-text" }
  | { kind: "sign-in" }
  | { kind: "opaque"; why: string }
  | { kind: "unknown-signature"; primaryType: string };

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
}

/** What decoding made of a subject. Nothing in it comes from the page's own words. */
export interface Reading {
  actions: readonly Action[];
  /** False: at least one part could not be decoded; it is a gap. */
  isUnderstood: boolean;
}
