import type { Address, Hex } from "./primitives.ts";

/** What happens, in words, built from decoded facts only. Made by `domain/describe`. */
export interface Description {
  /** "Approve", "Signature", "Connect", "Send"; the noun of the window's title. */
  title: string;
  /** One sentence: verb, amount, token, counterparty, duration. */
  sentence: string;
  isUnderstood: boolean;
  out: readonly FlowView[];
  in: readonly FlowView[];
  allowed: readonly FlowView[];
  counterparty: CounterpartyView | null;
  /**
   * Decoded arguments, hashed fields, message text: label and value. `isHearsay`: another's words, which nothing rests on.
   * `under`: whose words, said once above all rows that follow each other with the same.
   */
  rows: readonly {
    label: string;
    value: string;
    isAddress?: boolean;
    isFee?: boolean;
    isHearsay?: boolean;
    under?: string;
  }[];
  /** Batch: each call by itself. */
  calls: readonly { title: string; sentence: string; to: Address | null }[];
  raw: string;
  /** What a device would show: EIP-712 domain and message hashes, calldata digest. */
  digests: readonly { label: string; value: Hex }[];
}

export interface FlowView {
  amount: string;
  symbol: string;
  token: Address | null;
  party: Address | null;
  note: string | null;
}

export interface CounterpartyView {
  address: Address;
  name: string | null;
  seen: number;
  isContract: boolean | null;
}
