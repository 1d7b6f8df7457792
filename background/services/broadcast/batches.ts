import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { BatchReceipt } from "../../../extension/storage/batches.ts";

/** What `wallet_getCallsStatus` answers. */
export interface CallsStatus {
  version: "2.0.0";
  id: string;
  chainId: Hex;
  /** 100 pending, 200 done, 400 nothing reached the chain, 500 all reverted, 600 some did. */
  status: 100 | 200 | 400 | 500 | 600;
  atomic: false;
  receipts: readonly BatchReceipt[];
}

/** The batches of each site. */
export interface Batches {
  /** Null where this origin has no batch of that id. */
  status(origin: string, callsId: string): Promise<CallsStatus | null>;
  /** Null where the id is free. */
  accountOf(origin: string, callsId: string): Promise<Address | null>;
}
