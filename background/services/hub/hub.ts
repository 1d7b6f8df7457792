import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { WareCondition, WareParameters } from "../../../extension/messages/shapes.ts";
import type { BindingView, HubView } from "../../../extension/messages/views.ts";

export interface Unavailable {
  status: "unavailable";
  /** For the screen. */
  reason: string;
}
/** The wallet made a request of its own, whose approval window is open, or could not. */
export type AskedOutcome = { status: "requested"; id: string } | Unavailable;
export type RefreshOutcome = { status: "done" } | Unavailable;

export interface BuyOrder {
  ware: number;
  plan: number;
  quantity: number;
  /** What the screen showed. */
  expectedTotal: string;
  planHash: Hex;
  conditions: readonly WareCondition[];
  parameters: WareParameters;
}
export type BuyOutcome =
  | AskedOutcome
  | { status: "changed"; total: string }
  | { status: "short"; gasWei: string; sec: string };

/** A binding as the SecHub client needs it. Everything in it is from the chain, but the manifest's hash check and the amounts. */
export interface ActiveBinding {
  chainId: number;
  market: Address;
  /** The account. */
  owner: Address;
  /** The owner of the purchase. */
  hub: Address;
  ware: number;
  name: string;
  host: string;
  manifestHash: Hex;
  purchaseId: Hex;
  buyerNonce: number;
  epoch: number;
  /** The key that the chain lists for this epoch. */
  caller: Address;
  /** What was settled for this caller; a client without counters starts there. */
  callerSettled: number;
  calls: number;
  pricePerCall: bigint;
  /** Which kinds the plan covers. */
  flags: number;
  /** Seconds since the epoch. */
  end: number;
  /** Only `active` ones may be asked; any other state is a gap with `stateText` as its reason. */
  state: BindingView["state"];
  stateText: string;
  conditions: readonly WareCondition[];
  parameters: WareParameters;
}

/** The selected account's SecHub, as the chain says and as last read; and the actions on it, each a request of the wallet's own. */
export interface HubService {
  view(): HubView;
  /** Reads everything again; where the chain cannot be read the last good copy stays and is said to be old. Effects: network, storage. */
  refresh(): Promise<RefreshOutcome>;
  createHub(): Promise<AskedOutcome>;
  /** Compares price and terms with the chain, signs the exact permit where it is needed, and asks. Effects: network. */
  buyPlan(order: BuyOrder): Promise<BuyOutcome>;
  unbindWare(ware: number): Promise<AskedOutcome>;
  configureWare(change: {
    ware: number;
    conditions: readonly WareCondition[];
    parameters: WareParameters;
  }): Promise<AskedOutcome>;
  /** Everything an account has bound, the states that keep it from being asked included. Effects: network where the copy is older than a minute. */
  activeBindings(account: Address): Promise<readonly ActiveBinding[]>;
  /** The key that signs calls of a binding; derived on use and never stored. Throws while locked. */
  callerKey(binding: ActiveBinding): Promise<Hex>;
  watch(listener: () => void): () => void;
}
