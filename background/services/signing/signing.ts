import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { Call, MessageSubject, TypedDataSubject } from "../../../extension/domain/subject.ts";
import type { PreparedTransaction } from "../../../extension/storage/requests.ts";

/** A transaction that may leave. */
export interface SignedTransaction {
  raw: Hex;
  hash: Hex;
}

export interface SignTransactionOptions {
  chainId: number;
  from: Address;
  call: Call;
  prepared: PreparedTransaction;
}

/**
 * Signs frozen subjects. The only caller of `vault.sign`.
 *
 * Warning: whoever calls this has spent an approval in the same turn. Throws the vault's errors.
 */
export interface Signing {
  signMessage(subject: MessageSubject | TypedDataSubject): Promise<Hex>;
  signTransaction(options: SignTransactionOptions): Promise<SignedTransaction>;
}
