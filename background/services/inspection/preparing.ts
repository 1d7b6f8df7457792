import type { TransactionCall, Transactions } from "../../../extension/chain/transaction.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { Call, TransactionWishes } from "../../../extension/domain/subject.ts";
import { BaseError } from "../../../extension/errors/baseError.ts";
import type { AskSubject, PreparedTransaction } from "../../../extension/storage/requests.ts";

/** What the chain says of sending, or why it cannot be sent now. */
export type Preparation =
  | { status: "prepared"; prepared: readonly PreparedTransaction[] }
  | { status: "obstacle"; text: string; wouldFail: boolean };

export interface PreparingDeps {
  transactions: Pick<Transactions, "prepare">;
  /** The lowest number that this wallet has not used yet, so that a lagging node leads to no replacement. */
  leastNonceOf: (account: Address, chainId: number) => number;
}

export type Sendable = Extract<AskSubject, { kind: "transaction" | "calls" }>;

export function isSendable(subject: AskSubject): subject is Sendable {
  return subject.kind === "transaction" || subject.kind === "calls";
}

/** Asks for number, gas and fees of everything that would be sent. Never throws. Effects: network. */
export async function prepareSendable(
  subject: Sendable,
  { transactions, leastNonceOf }: PreparingDeps,
): Promise<Preparation> {
  const { chainId, from } = subject;
  const prepareCall = (call: Call, wishes: TransactionWishes) => {
    // The number is the wallet's to choose: a page's wish could replace what the account has already sent.
    const { nonce: _nonce, ...others } = wishes;
    const options = { wishes: others, leastNonce: leastNonceOf(from, chainId) };
    return transactions.prepare(chainId, callOf(from, call), options);
  };
  try {
    if (subject.kind === "transaction") {
      return { status: "prepared", prepared: [toPrepared(await prepareCall(subject, subject.wishes))] };
    }
    const prepared: PreparedTransaction[] = [];
    for (const [index, call] of subject.calls.entries()) {
      prepared.push(await prepareBatchCall(call, index, { prepareCall, first: prepared[0] }));
    }
    return { status: "prepared", prepared };
  } catch (error) {
    return obstacleOf(error);
  }
}

/** Later calls of a batch often need the earlier ones mined: where they cannot be estimated alone they get this much. */
const gasOfUnknownCall = 1_000_000n;

interface BatchPreparing {
  prepareCall: (call: Call, wishes: TransactionWishes) => ReturnType<Transactions["prepare"]>;
  first: PreparedTransaction | undefined;
}

async function prepareBatchCall(
  call: Call,
  index: number,
  { prepareCall, first }: BatchPreparing,
): Promise<PreparedTransaction> {
  if (first === undefined) return toPrepared(await prepareCall(call, {}));
  const gas = await prepareCall(call, {}).then(
    (prepared) => prepared.gas,
    () => gasOfUnknownCall,
  );
  return { ...first, nonce: first.nonce + index, gas };
}

function callOf(from: Address, { to, value, data }: Call): TransactionCall {
  return { from, to, value, data };
}

function toPrepared({ nonce, gas, fees }: PreparedTransaction): PreparedTransaction {
  return { nonce, gas, fees };
}

function obstacleOf(error: unknown): Preparation {
  if (!(error instanceof BaseError)) {
    return { status: "obstacle", text: "The network's node gave no usable answer.", wouldFail: false };
  }
  const wouldFail = error.code.startsWith("contract.") || error.code === "chain.refused";
  return { status: "obstacle", text: error.shortMessage, wouldFail };
}

/** The price of one unit of gas, at most. */
export function pricePerGas({ fees }: PreparedTransaction): bigint {
  return fees.kind === "legacy" ? fees.gasPrice : fees.maxFeePerGas;
}

/** What everything costs in fees, at most, in wei. */
export function mostFee(prepared: readonly PreparedTransaction[]): bigint {
  return prepared.reduce((sum, one) => sum + one.gas * pricePerGas(one), 0n);
}

/**
 * Keeps what was shown where it still does: the same number, and a fee and gas with which it will be mined. Otherwise what
 * the chain asks for now, which changes the digest.
 */
export function keepIfStillGood(
  shown: readonly PreparedTransaction[],
  fresh: readonly PreparedTransaction[],
): readonly PreparedTransaction[] {
  const isStillGood =
    shown.length === fresh.length &&
    shown.every((one, index) => {
      const now = fresh[index];
      return (
        now !== undefined &&
        now.nonce === one.nonce &&
        now.fees.kind === one.fees.kind &&
        // Offers are twice the base fee: one that is at most a third below today's still covers it.
        pricePerGas(now) * 2n <= pricePerGas(one) * 3n &&
        (now.gas <= one.gas || index > 0)
      );
    });
  return isStillGood ? shown : fresh;
}
