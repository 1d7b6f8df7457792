import type { Address, Hex } from "../domain/primitives.ts";

/** What a transaction does; `to` null creates a contract. */
export interface TransactionCall {
  from: Address;
  to: Address | null;
  value: bigint;
  data: Hex;
}

export type Fees =
  | { kind: "eip1559"; maxFeePerGas: bigint; maxPriorityFeePerGas: bigint }
  | { kind: "legacy"; gasPrice: bigint };

export interface PreparedTransaction {
  chainId: number;
  /** The node's pending count, or `leastNonce` where the node lags behind. */
  nonce: number;
  gas: bigint;
  fees: Fees;
  /** What it costs at most, value included. */
  mostWei: bigint;
  /** What the account has, as the node says. */
  balanceWei: bigint;
}

export interface PrepareOptions {
  /** What a page or the user asked for; a wish replaces the node's figure and is bounded like it. */
  wishes?: {
    gas?: bigint;
    maxFeePerGas?: bigint;
    maxPriorityFeePerGas?: bigint;
    gasPrice?: bigint;
    nonce?: number;
  };
  /** One more than the highest number that this wallet has signed here; a lagging node may not lead to a replacement. */
  leastNonce?: number;
}

export interface Receipt {
  hash: Hex;
  success: boolean;
  blockNumber: bigint;
  blockHash: Hex;
  gasUsed: bigint;
  contractAddress: Address | null;
  logs: readonly { address: Address; topics: readonly Hex[]; data: Hex }[];
}
export type ReceiptOutcome = { status: "mined"; receipt: Receipt } | { status: "pending" };

export type ProbeOutcome =
  | { status: "passes" }
  /** `text` is plain, short and foreign; `code` is set where one of our own contracts said it. */
  | { status: "reverts"; code: string | null; text: string }
  | { status: "unknown"; code: string };

/** What signing needs of any chain. Each call asks the node for its chain id first, and refuses if it is another. */
export interface Transactions {
  /** Effects: network. Throws when the node cannot say what the transaction needs, or would let it fail. */
  prepare(chainId: number, call: TransactionCall, options?: PrepareOptions): Promise<PreparedTransaction>;
  /**
   * Hands a signed transaction to the node and returns the hash that its bytes have, whatever the node says.
   *
   * Effects: network, chain. Never retried. A node that has it already counts as done.
   */
  sendRaw(chainId: number, raw: Hex): Promise<Hex>;
  /** Asks until the transaction is mined or the time is over; a silent node counts as pending. Effects: network. */
  waitReceipt(
    chainId: number,
    hash: Hex,
    options: { deadlineMs: number; pollMs?: number },
  ): Promise<ReceiptOutcome>;
  /** Whether the call would go through now. Never throws. Warning: a node may lie and a contract may notice. Effects: network. */
  probe(chainId: number, call: TransactionCall): Promise<ProbeOutcome>;
}
