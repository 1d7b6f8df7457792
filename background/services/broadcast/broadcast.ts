import type { Receipt } from "../../../extension/chain/transaction.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";

/** What became of handing recorded bytes to a node. */
export type SendOutcome =
  | { status: "sent" }
  /** The node will not take it, and it is not on the chain. */
  | { status: "refused"; message: string }
  /** Nobody can say whether it left; the hash is watched. */
  | { status: "unknown"; message: string };

/** Sends what is already recorded. The same bytes may be sent any number of times: they are one transaction. */
export interface Broadcast {
  /** Never throws. Effects: network, chain. */
  send(chainId: number, signed: { raw: Hex; hash: Hex }): Promise<SendOutcome>;
  /** Null where it is not mined when the time is over. Never throws. Effects: network. */
  waitMined(chainId: number, hash: Hex, deadlineMs: number): Promise<Receipt | null>;
  /** Watches every pending transaction of the activity until its end is known. Effects: network, storage. */
  watchPending(): void;
}
